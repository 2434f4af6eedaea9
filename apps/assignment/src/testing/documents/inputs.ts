import type {
  Assignment,
  ContinuationAgreement,
  LanguageCode,
  MarketingConditions,
  SalesAssignment,
} from '@ovipro/contracts';
import type { DocumentInput } from '../../document/render/input';
import { aBarePurchase, aBareRental, aBareSale, aFullPurchase, aFullRental, aFullSale, type Size } from './assignments';
import { realtyId } from './assets';
import type { Say } from './terms';
import { agency, agents, parties } from './people';

const frame = (languageCode: LanguageCode) => ({
  documentId: '1e51dace-9004-48ea-84d8-23657476c1c5',
  languageCode,
  creationTime: '2021-09-14T09:12:43Z',
  date: '2021-09-14',
  agency,
  agents,
  parties,
});

/** The least that a document can be made of. */
const bareFrame = (languageCode: LanguageCode) => ({
  ...frame(languageCode),
  agency: { officialName: agency.officialName },
  agents: [{ agentId: agents[0].agentId, name: agents[0].name }],
  parties: [],
});

const full: Size = { say: (text) => text, assets: 2, parties: 2 };

/** A text of about 10,000 characters with paragraphs, and a word that no line holds. */
const atLength: Say = (text) => {
  const paragraphs = Array.from({ length: 12 }, (_, index) => `${index + 1}) ${`${text} `.repeat(14)}`.slice(0, 760));
  return [...paragraphs, 'Äyskäröinti'.repeat(20)].join('\n\n');
};
const manyAssets: Size = { say: full.say, assets: 100, parties: 9 };
const longTexts: Size = { say: atLength, assets: 2, parties: 9 };

const continuation = (bare: boolean, assignment: Assignment): ContinuationAgreement => ({
  continuationAgreementId: 'cea5c260-f2bc-4d17-8876-f3efbbac9d69',
  statusCode: 'READY_FOR_SIGNING',
  assignmentId: assignment.assignmentId,
  agents: bare ? (assignment.assignment.agents ?? []) : [{ agentId: agents[1].agentId, roleCode: 'RESPONSIBLE_AGENT' }],
  agreementValidity: { validityPeriod: { startDate: '2021-10-04', endDate: '2022-02-04' } },
  creationTime: '2021-08-12T13:07:23Z',
  modificationTime: '2021-08-15T09:04:44Z',
  ...(!bare && {
    assets:
      'assets' in assignment
        ? assignment.assets.map((asset) => ({
            realtyId: asset.realtyId,
            price: { debtFreePriceAmount: 230_000, currencyCode: 'EUR' },
          }))
        : undefined,
    otherConditions: {
      ...assignment.otherConditions,
      distanceSelling: true,
      additionalDetails: 'Hinnasta sovittu uudelleen.',
    },
  }),
});

const item = (typeCode: string, description?: string) => ({ typeCode, ...(description && { description }) });

const fullPlan = (say: Say): MarketingConditions => ({
  objectivesOfSale: [{ objectiveOfSale: say('Sekä yksityis- että yleisnäyttöjä') }],
  services: [
    item('PERSONAL_AGENT', 'Arnold G. Hiltunen LKV'),
    item('JOINT_SALES'),
    item('DOCUMENTS', say('Välittäjä hankkii')),
  ],
  additionalServices: [item('PHOTOGRAPHY', 'Ammattikuvaaja'), item('DRONE_FLIGHT')],
  salesMethods: [item('PUBLIC_SHOWING'), item('COMMUNICATION', 'Viikoittain ja tapahtumakohtaisesti')],
  marketingMethods: [item('PORTALS', 'Etuovi, Oikotie'), item('SOCIAL_MEDIA', say('FB, IG'))],
  salesProcesses: [item('NEGOTIATIONS', 'Kirjalliset tarjoukset'), item('SALES_DEED', 'Välittäjän vastuulla')],
  benefits: [item('WATCHDOG', 'Tehdään tarvittaessa'), item('DIGITAL_TRADING')],
});

type Shape = 'shortest' | 'usual' | 'longest' | 'long texts';

const sizes: Record<Exclude<Shape, 'shortest'>, Size> = { usual: full, longest: manyAssets, 'long texts': longTexts };

/** The documents that the tests make, by name. */
type Make = (languageCode: LanguageCode) => DocumentInput;
type Documents = Record<'sale' | 'purchase' | 'rental' | 'continuation' | 'appendix' | 'plan', Make>;

function documents(
  makeFrame: typeof frame | typeof bareFrame,
  assignments: [SalesAssignment, Assignment, Assignment],
  agreement: ContinuationAgreement,
  marketingConditions: MarketingConditions,
): Documents {
  const [assignment, purchase, rental] = assignments;
  const contract =
    (of: Assignment): Make =>
    (languageCode) => ({
      ...makeFrame(languageCode),
      documentTypeCode: 'ASSIGNMENT_AGREEMENT',
      assignment: of,
    });
  return {
    sale: contract(assignment),
    purchase: contract(purchase),
    rental: contract(rental),
    continuation: (code) => ({ ...makeFrame(code), documentTypeCode: 'CONTINUATION_AGREEMENT', assignment, agreement }),
    appendix: (code) => ({ ...makeFrame(code), documentTypeCode: 'EXPLANATORY_APPENDIX', assignment, realtyId }),
    plan: (code) => ({ ...makeFrame(code), documentTypeCode: 'MARKETING_PLAN', assignment, marketingConditions }),
  };
}

const ofSize = (size: Size): Documents => {
  const sale = aFullSale(size);
  return documents(
    frame,
    [sale, aFullPurchase(size), aFullRental(size)],
    continuation(false, sale),
    fullPlan(size.say),
  );
};

export const shortest: Documents = documents(
  bareFrame,
  [aBareSale(), aBarePurchase(), aBareRental()],
  continuation(true, aBareSale()),
  {},
);
export const usual: Documents = ofSize(sizes.usual);
/** 100 assets and nine parties. */
export const longest: Documents = ofSize(sizes.longest);
/** Every text at the greatest length. */
export const longTexted: Documents = ofSize(sizes['long texts']);
