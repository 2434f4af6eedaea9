import type { LeadContent, LeadCustomer, LeadStatusCode } from '@ovipro/contracts';
import { Chance, Weighted } from './chance';
import type { Row, Rows } from './fill';
import { makeOffices, type Office } from './offices';
import { partyIdOf, personOf } from './people';
import { cities, messages, notes, streets, tags } from './words';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const weeks = 156;
/** Customers in the party register; some of them come again and again. */
const parties = 200_000;

const columns = [
  ...['lead_id', 'agency_office_id', 'agent_id', 'party_id', 'lead_status_code', 'lead_type_code'],
  ...[
    'lead_source_type_code',
    'realty_friendly_id',
    'supplier_assigned_ids',
    'lead_action_codes',
    'content',
    'customer',
    'created_by',
  ],
  ...['assignment_time', 'decision_time', 'version', 'event_sequence', 'creation_time', 'modification_time'],
] as const;

/** Who sends, and the account that creates the lead. */
const sources = new Weighted([
  [{ code: 'ETUOVI', account: 'etuovi' }, 38],
  [{ code: 'OIKOTIE', account: 'oikotie' }, 27],
  [{ code: 'BANK', account: 'pankki' }, 14],
  [{ code: 'HOME_PAGE', account: 'kotisivut' }, 9],
  [{ code: 'VUOKRAOVI', account: 'vuokraovi' }, 8],
  [{ code: 'KL_TOIMITILAT', account: 'kl.toimitilat' }, 3],
  [{ code: 'TOIMITILAT_FI', account: 'toimitilat.fi' }, 1],
] as const);

const types = new Weighted([
  ['BUYER_REFERRAL', 7],
  ['SELLER_REFERRAL', 3],
] as const);

/** People write in the evening and on weekdays; Sunday is 0, hours are Finnish. */
const weekdays = new Weighted([3, 6, 6, 5, 5, 4, 2].map((weight, weekday) => [weekday, weight] as const));
const hours = new Weighted(
  [1, 0.5, 0.3, 0.3, 0.3, 0.5, 1, 3, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 8, 9, 9, 7, 5, 3].map(
    (weight, at) => [at, weight] as const,
  ),
);
const finland = 2 * hour;

type Statuses = Weighted<LeadStatusCode>;
const statuses = (fresh: number, inProgress: number, approved: number, rejected: number): Statuses =>
  new Weighted([
    ['NEW', fresh],
    ['IN_PROGRESS', inProgress],
    ['APPROVED', approved],
    ['REJECTED', rejected],
  ] as const);

/** What has become of leads up to an age in days: old ones are decided, but for some that were forgotten. */
const fates: [days: number, statuses: Statuses][] = [
  [3, statuses(60, 25, 10, 5)],
  [14, statuses(15, 30, 33, 22)],
  [Infinity, statuses(3, 5, 54, 38)],
];

interface Life {
  status: LeadStatusCode;
  creation: number;
  assignment?: number;
  decision?: number;
}

function creationOf(chance: Chance, until: number): number {
  const sunday = until - new Date(until).getUTCDay() * day - finland - 7 * day * chance.integer(weeks);
  const time = sunday + day * chance.choose(weekdays) + hour * chance.choose(hours) + chance.integer(hour);
  return time < until ? time : time - 7 * day;
}

/** When what happened; nothing after `until`. */
function lifeOf(chance: Chance, until: number): Life {
  const creation = creationOf(chance, until);
  const age = (until - creation) / day;
  const [, fate] = fates.find(([days]) => age < days) as (typeof fates)[number];
  const status = chance.choose(fate);
  const later = (from: number, mean: number): number => Math.min(until, Math.floor(from + chance.waiting(mean)));
  const assigned = status === 'NEW' ? chance.happens(0.1) : status !== 'REJECTED' || chance.happens(0.7);
  const assignment = assigned ? later(creation, 5 * hour) : undefined;
  const decided = status === 'APPROVED' || status === 'REJECTED';
  return { status, creation, assignment, decision: decided ? later(assignment ?? creation, 60 * hour) : undefined };
}

function contentOf(chance: Chance, office: Office): LeadContent {
  const [city, postcode] = chance.pick(cities);
  const address = { streetAddress: `${chance.pick(streets)} ${1 + chance.integer(90)}`, postcode, postalArea: city };
  const flat = { stairwell: chance.pick(['A', 'B', 'C', 'D']), apartmentNumber: String(1 + chance.integer(80)) };
  const friendlyId = `D${10_000 + Math.floor(chance.share() * chance.share() * 90_000)}`;
  const supplierAssignedId = chance.uuid().slice(0, 8);
  return {
    message: chance.pick(messages),
    ...(chance.happens(0.25) && { additionalNote: chance.pick(notes) }),
    ...(chance.happens(0.7) && { realty: { friendlyId, address: { ...address, ...(chance.happens(0.6) && flat) } } }),
    ...(chance.happens(0.3) && { recipient: { name: office.name, agencyOfficeId: office.agencyOfficeId } }),
    ...(chance.happens(0.4) && {
      supplierAssignedIdentifiers: [{ schemeId: 'realtorSystemLeadId', supplierAssignedId }],
    }),
    ...(chance.happens(0.2) && { tags: [chance.pick(tags)] }),
  };
}

/** A third are known to the party register; everybody left a way to reach them. */
function customerOf(chance: Chance): { partyId: string | null; customer: Omit<LeadCustomer, 'partyId'> } {
  const known = chance.happens(0.33);
  const number = known ? Math.floor(chance.share() * chance.share() * parties) : parties + chance.integer(2 ** 31);
  const { emailAddress, phoneNumber, ...names } = personOf(number);
  const mail = chance.happens(0.85);
  const phone = chance.happens(0.75) || !mail;
  const customer = { ...names, ...(mail && { emailAddress }), ...(phone && { phoneNumber }) };
  return { partyId: known ? partyIdOf(number) : null, customer };
}

const iso = (time: number | undefined): string | null => (time === undefined ? null : new Date(time).toISOString());

/** One lead, in the order of the columns. Nothing was published of it, so its first event will be number 1. */
function rowOf(chance: Chance, offices: Weighted<Office>, until: number): Row {
  const leadId = chance.uuid();
  const office = chance.choose(offices);
  const life = lifeOf(chance, until);
  const source = chance.choose(sources);
  const content = contentOf(chance, office);
  const { partyId, customer } = customerOf(chance);
  const agentId = chance.pick(office.agentIds);
  const changes = [life.assignment, life.decision].filter((time) => time !== undefined);
  const supplierIds = content.supplierAssignedIdentifiers?.map((given) => given.supplierAssignedId) ?? null;
  const contacted = life.status !== 'NEW' && chance.happens(0.6);
  return [
    ...[leadId, office.agencyOfficeId, life.assignment === undefined ? null : agentId, partyId, life.status],
    ...[
      chance.choose(types),
      source.code,
      content.realty?.friendlyId ?? null,
      supplierIds && `{${supplierIds.join(',')}}`,
      contacted ? '{CUSTOMER_CONTACTED}' : '{}',
    ],
    ...[JSON.stringify(content), JSON.stringify(customer), source.account, iso(life.assignment), iso(life.decision)],
    ...[String(1 + changes.length), '0', iso(life.creation), iso(Math.max(life.creation, ...changes))],
  ];
}

/**
 * Leads of three years.
 * @param until when the three years end, in milliseconds
 */
export function leadRows(seed: number, until: number): Rows {
  const offices = makeOffices();
  const make = (first: number, count: number): Row[] =>
    [...Chance.of('lead', seed, first, count)].map((chance) => rowOf(chance, offices, until));
  const [office, creation] = [columns.indexOf('agency_office_id'), columns.indexOf('creation_time')];
  return { table: 'lead', columns, make, order: (row) => `${row[office]} ${row[creation]}` };
}
