import {
  type AgencyOffice,
  type AgencyOfficeContactsUpdate,
  agencyOfficeSample,
  type AgencyOfficeUpdate,
} from '@ovipro/contracts';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { rowTimes } from './row-times';

/** An office as answered: the contract's sample, with an id and an agency of its own. */
export const anOffice = (given: Partial<AgencyOffice> = {}): AgencyOffice => ({
  ...agencyOfficeSample,
  agencyOfficeId: randomUUID(),
  agency: { ...agencyOfficeSample.agency, agencyId: randomUUID() },
  ...given,
});

/** An office that is there already becomes as it was at first, in a new version. */
export async function putOffice(db: Pool, office: AgencyOffice): Promise<AgencyOffice> {
  const { agencyOfficeId, agency, name, ...content } = office;
  await db.query(
    `INSERT INTO agency_office AS o (agency_office_id, agency_id, agency_official_name, agency_marketing_name, name, content,
       version, event_sequence, creation_time, modification_time)
     VALUES ($1, $2, $3, $4, $5, $6, 1, 0, ${rowTimes})
     ON CONFLICT (agency_office_id) DO UPDATE SET content = excluded.content, version = o.version + 1`,
    [agencyOfficeId, agency.agencyId, agency.officialName, agency.marketingName, name, content],
  );
  return office;
}

const text = [{ languageCode: 'sv' as const, text: 'Nytt' }];
const account = {
  financialAccountId: 'FI5810171000000122',
  financialInstitutionName: 'OP Tampere',
  financialInstitutionId: 'OKOYFIHH',
};

/** An update that says everything it can, and nothing as the contract's sample has it. */
export const anOfficeUpdate = (
  agencyOfficeId: string,
  given: Partial<AgencyOfficeUpdate> = {},
): AgencyOfficeUpdate => ({
  agencyOfficeId,
  marketingName: text,
  description: text,
  currentNewsDescription: text,
  tags: [{ tag: 'mökit' }],
  links: [{ linkTypeCode: 'PRIVACY_STATEMENT', url: 'https://example.com', name: 'Dataskydd' }],
  supplierAssignedIdentifiers: [{ schemeId: 'OTHER', supplierAssignedId: '1' }],
  contactRecipientCode: 'AGENCY',
  agentSortOrderCode: 'NEWEST',
  recommendation: { enabled: false, averageRating: 3.5, count: 2 },
  phoneDescription: text,
  financialAccounts: [account],
  financialAccountForDownPayments: account,
  billing: { invoicePaymentTermDays: 7, latePaymentInterest: 11.5, referencePrefix: '20', contact: 'a@example.com' },
  branding: { logoUrl: 'https://example.com/logo.svg', primaryColor: '#000', secondaryColor: '#fff' },
  reportingName: 'Tampere, muu',
  ...given,
});

/** The contact that the contract's sample of an office has. */
export const sampleContactId = agencyOfficeSample.contacts?.[0].contactId as string;

/** An update of that contact and of the description. */
export const aContactsUpdate = (): AgencyOfficeContactsUpdate => ({
  contacts: [{ contactId: sampleContactId, contactTypeCode: 'EMAIL', value: 'tampere@example.com' }],
  officeDescription: text,
});

/** Of an office as answered what each of its PUTs writes, by the rest of the path. */
export function writableOf(office: AgencyOffice): Record<'' | '/coordinates' | '/contacts', object> {
  const written = anOfficeUpdate(office.agencyOfficeId);
  const { contacts = [], location = {}, description } = office;
  return {
    '': Object.fromEntries(Object.entries(office).filter(([property]) => property in written)),
    '/coordinates': location,
    '/contacts': { contacts, officeDescription: description },
  };
}
