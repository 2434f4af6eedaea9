import {
  type MeetingAddress,
  type MeetingDetails,
  MeetingSourceTypeCode,
  type MeetingStatusCode,
  MeetingTypeCode,
  utc,
} from '@ovipro/contracts';
import { meetingColumns, meetingTerms } from '@ovipro/meeting';
import { termsWith } from '@ovipro/platform/server';
import { type AgentName, agentNames } from './agents';
import { Chance, Weighted } from './chance';
import type { Row, Rows } from './fill';
import { makeOffices, type Office } from './offices';
import { partyIdOf, personOf } from './people';
import { cities, districts, lastNames, meetingNotes, rareBeginnings, streetBeginnings, streetEndings } from './words';

const day = 86_400_000;
const days = 1_095;
/** Customers in the party register; some of them come again and again. */
export const meetingParties = 200_000;

const columns = [
  ...['meeting_id', 'agency_office_id', 'type_code', 'status_code', 'source_type_code', 'visit_time', 'party_ids'],
  ...['agent_ids', 'content', 'created_by_name', 'search_terms', 'version', 'event_sequence', 'creation_time'],
  ...['modification_time'],
] as const;

/** Each street half as often as one half as far down the list. */
const streets = new Weighted(
  streetEndings
    .flatMap((ending) => streetBeginnings.map((beginning) => `${beginning}${ending}`))
    .map((street, rank) => [street, 1 / (rank + 1)] as const),
);

const results = new Weighted<MeetingStatusCode>([
  ['WON', 42],
  ['LOST', 38],
  ['CANCELLED', 12],
  ['WAITING', 8],
]);

function addressOf(chance: Chance): MeetingAddress {
  const [locality, postcode] = chance.pick(cities);
  return {
    addressLine1: `${chance.choose(streets)} ${1 + chance.integer(90)}`,
    ...(chance.happens(0.6) && {
      stairwell: chance.pick(['A', 'B', 'C', 'D']),
      apartmentNumber: String(1 + chance.integer(80)),
    }),
    ...(chance.happens(0.5) && { district: chance.pick(districts) }),
    ...{ postcode, postalArea: locality, locality, country: 'Suomi', countryCode: 'FI' },
  };
}

/** What was noted; now and then who else was there, and the number of the realty. */
function notesOf(chance: Chance): string {
  const guest = chance.happens(0.1) && `${chance.pick(rareBeginnings)}-${chance.pick(lastNames)} mukana.`;
  const number = chance.happens(0.3) && `Kohde D${10_000 + chance.integer(990_000)}.`;
  return [chance.pick(meetingNotes), guest, number].filter(Boolean).join(' ');
}

interface People {
  parties: number[];
  agentIds: string[];
}

function peopleOf(chance: Chance, office: Office): People {
  const parties = [...Array(chance.happens(0.4) ? 2 : 1).keys()].map(() =>
    Math.floor(chance.share() * chance.share() * meetingParties),
  );
  return { parties, agentIds: [chance.pick(office.agentIds)] };
}

function detailsOf(
  chance: Chance,
  office: Office,
  { parties, agentIds }: People,
): Omit<MeetingDetails, 'statusCode' | 'visitTime'> {
  const share = chance.happens(0.7);
  return {
    typeCode: chance.pick(MeetingTypeCode),
    sourceTypeCode: chance.pick(MeetingSourceTypeCode),
    agencyOfficeId: office.agencyOfficeId,
    parties: parties.map((number) => ({ partyId: partyIdOf(number), partyTypeCode: 'PERSON_PARTY' })),
    agents: agentIds.map((agentId) => ({ agentId })),
    meetingRealty: {
      categoryCode: 'SALE',
      subCategoryCode: share ? 'SHARE' : 'PROPERTY',
      propertyTypeCode: 'RESIDENTIAL',
      residentialTypeCode: share ? 'APARTMENT_HOUSE' : 'DETACHED_HOUSE',
      address: addressOf(chance),
      area: { value: 25 + chance.integer(200), areaUnitCode: 'M2' },
      roomCountCode: `${1 + chance.integer(6)}H`,
      constructionYear: 1920 + chance.integer(105),
    },
    priceEstimate: { value: 50_000 + 1_000 * chance.integer(800), currencyCode: 'EUR' },
    ...(chance.happens(0.6) && { notes: notesOf(chance) }),
  };
}

const list = (values: string[]): string => `{${values.join(',')}}`;

/** Makes one meeting, in the order of the columns. Nothing was published of it, so its first event will be number 1. */
function rowMaker(until: number): (chance: Chance) => Row {
  const offices = makeOffices();
  const agents = agentNames(offices.all);
  return (chance) => {
    const meetingId = chance.uuid();
    const office = chance.choose(offices);
    const creation = until - Math.floor(chance.share() * days * day);
    const visit = creation + Math.floor(chance.waiting(5 * day));
    const people = peopleOf(chance, office);
    const statusCode = visit < until ? chance.choose(results) : 'WAITING';
    const visitTime = utc(new Date(visit));
    const given = meetingColumns({ ...detailsOf(chance, office, people), statusCode, visitTime });
    const persons = new Map(people.parties.map((number) => [partyIdOf(number), nameOf(number)]));
    const terms = termsWith(meetingTerms, given, (kind, id) => (kind === 'party' ? persons.get(id) : agents.get(id)));
    const modified = new Date(statusCode === 'WAITING' ? creation : Math.min(visit, until)).toISOString();
    const { firstName, lastName } = agents.get(people.agentIds[0]) as AgentName;
    return [
      ...[meetingId, given.agencyOfficeId, given.typeCode, given.statusCode, given.sourceTypeCode, visitTime],
      ...[
        list(given.partyIds),
        list(given.agentIds),
        JSON.stringify(given.content),
        `${firstName} ${lastName}`,
        list(terms),
      ],
      ...[statusCode === 'WAITING' ? '1' : '2', '0', new Date(creation).toISOString(), modified],
    ];
  };
}

function nameOf(number: number): { partyName: string } {
  const { firstName, lastName } = personOf(number);
  return { partyName: `${firstName} ${lastName}` };
}

/**
 * Meetings of three years.
 * @param until when the three years end, in milliseconds
 */
export function meetingRows(seed: number, until: number): Rows {
  const rowOf = rowMaker(until);
  const make = (first: number, count: number): Row[] => [...Chance.of('meeting', seed, first, count)].map(rowOf);
  const creation = columns.indexOf('creation_time');
  // as they come in, those of all offices mixed: what a search finds lies scattered then, as it really does
  return { table: 'meeting', columns, make, order: (row) => row[creation] as string };
}
