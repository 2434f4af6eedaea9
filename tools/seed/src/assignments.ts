import { assignmentColumns, type StoredContent } from '@ovipro/assignment';
import { type AssignmentStatusCode, type AssignmentTypeCode, customerPartiesOf } from '@ovipro/contracts';
import { Chance, Weighted } from './chance';
import type { Row, Rows } from './fill';
import { makeOffices, type Office } from './offices';
import { partyIdOf } from './people';
import { cities, streets } from './words';

const dayMs = 86_400_000;
const days = 1_095;
/** Customers in the party register; some of them come again and again. */
const parties = 200_000;
/** Realties, most of which are sold or let once. */
const realties = 2_000_000;

const columns = [
  ...['assignment_id', 'agency_office_id', 'assignment_type_code', 'assignment_status_code', 'official_assignment_id'],
  ...['content', 'summary', 'start_date', 'end_date', 'signed_end_date', 'asset_requirement_id', 'party_ids'],
  ...['agent_ids', 'responsible_agent_id', 'realty_ids', 'version', 'event_sequence', 'creation_time'],
  ...['modification_time'],
] as const;

const types = new Weighted<AssignmentTypeCode>([
  ['SALES', 70],
  ['RENTAL', 22],
  ['PURCHASE', 8],
]);

/** What becomes of assignments within their first weeks, and later on. */
const young = new Weighted<AssignmentStatusCode>([
  ['DRAFT', 25],
  ['READY_FOR_SIGNING', 10],
  ['ACTIVE', 60],
  ['REJECTED', 5],
]);
const old = new Weighted<AssignmentStatusCode>([
  ['FINISHED', 88],
  ['REJECTED', 9],
  ['ACTIVE', 3],
]);

const percentage = { commissionTypeCode: 'OTHER_COMMISSION', commissionPercentage: 4.5, vatIncluded: true };
const commissions: Record<AssignmentTypeCode, object> = {
  SALES: percentage,
  PURCHASE: percentage,
  RENTAL: { commissionTypeCode: 'MONTHLY_RENT_WITH_MINIMUM_FEE', months: 1, minimumCommissionAmount: 900 },
};

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
const realtyIdOf = (number: number): string => Chance.one('realty', 0, number).uuid();
const requirementIdOf = (number: number): string => Chance.one('asset requirement', 0, number).uuid();

function assetOf(chance: Chance, type: AssignmentTypeCode): object {
  const [locality, postcode] = chance.pick(cities);
  const amount = 60_000 + 1_000 * chance.integer(500);
  return {
    realtyId: realtyIdOf(chance.integer(realties)),
    subcategoryCode: chance.happens(0.7) ? 'SHARE' : 'PROPERTY',
    address: {
      addressLine1: `${chance.pick(streets)} ${1 + chance.integer(90)}`,
      ...{ postcode, postalArea: locality, localityName: locality, countryCode: 'FI' },
    },
    ...(type === 'RENTAL'
      ? { rentalPrice: { monthlyRent: Math.round(amount / 300), currencyCode: 'EUR' } }
      : { price: { debtFreePriceAmount: amount, salesPriceAmount: amount, currencyCode: 'EUR' } }),
  };
}

function termOf(chance: Chance, start: number): object {
  const startDate = dateOf(start);
  if (chance.happens(0.3))
    return { agreementTypeCode: 'INDEFINITE_TERM', validityPeriod: { startDate, periodCount: 1 } };
  const endDate = dateOf(start + (30 + chance.integer(90)) * dayMs);
  return { agreementTypeCode: 'FIXED_TERM', validityPeriod: { startDate, endDate } };
}

function contentOf(chance: Chance, type: AssignmentTypeCode, office: Office, start: number): StoredContent {
  const [responsible, second] = [chance.pick(office.agentIds), chance.pick(office.agentIds)];
  const agents = [
    { agentId: responsible, roleCode: 'RESPONSIBLE_AGENT' },
    ...(second === responsible ? [] : [{ agentId: second, roleCode: 'ACQUISITION_AGENT' }]),
  ];
  const customers = [...Array(chance.happens(0.4) ? 2 : 1).keys()].map(() => ({
    partyId: partyIdOf(Math.floor(chance.share() * chance.share() * parties)),
    partyTypeCode: 'PERSON_PARTY',
  }));
  return {
    assignment: { agencyOfficeId: office.agencyOfficeId, agents },
    agreementValidity: termOf(chance, start),
    [customerPartiesOf[type]]: customers,
    ...(type === 'PURCHASE'
      ? { assetRequirementId: requirementIdOf(chance.integer(parties)) }
      : { assets: [assetOf(chance, type)] }),
    costs: { commission: commissions[type], currencyCode: 'EUR' },
  } as unknown as StoredContent;
}

const list = (values: string[]): string => `{${values.join(',')}}`;

/** Makes one assignment, in the order of the columns. Nothing was published of it, so its first event will be number 1. */
function rowMaker(until: number): (chance: Chance) => Row {
  const offices = makeOffices();
  return (chance) => {
    const assignmentId = chance.uuid();
    const office = chance.choose(offices);
    const age = Math.floor(chance.share() * days * dayMs);
    const creation = until - age;
    const type = chance.choose(types);
    const status = chance.choose(age < 90 * dayMs ? young : old);
    const given = assignmentColumns(type, contentOf(chance, type, office, creation));
    const isNumbered = status !== 'DRAFT' && (status !== 'REJECTED' || chance.happens(0.3));
    // as unique as the id; a real office counts from 1
    const number = `${parseInt(assignmentId.slice(0, 8) + assignmentId.slice(9, 13), 16)}${new Date(creation).getUTCFullYear()}`;
    const isSigned = status === 'ACTIVE' || status === 'FINISHED';
    const modified = Math.min(creation + Math.floor(chance.waiting(20 * dayMs)), until);
    return [
      ...[assignmentId, given.agencyOfficeId, type, status, isNumbered ? number : null],
      ...[JSON.stringify(given.content), JSON.stringify(given.summary), given.startDate, given.endDate],
      ...[isSigned ? given.endDate : null, given.assetRequirementId, list(given.partyIds), list(given.agentIds)],
      ...[given.responsibleAgentId, list(given.realtyIds), '1', '0'],
      ...[new Date(creation).toISOString(), new Date(modified).toISOString()],
    ];
  };
}

/**
 * Assignments of three years, without diaries: `npm run diary -- verify` finds these missing.
 * @param until when the three years end, in milliseconds
 */
export function assignmentRows(seed: number, until: number): Rows {
  const rowOf = rowMaker(until);
  const make = (first: number, count: number): Row[] => [...Chance.of('assignment', seed, first, count)].map(rowOf);
  const creation = columns.indexOf('creation_time');
  // as they come in, those of all offices mixed: what a search finds lies scattered then, as it really does
  return { table: 'assignment', columns, make, order: (row) => row[creation] as string };
}
