import { assignmentSearch, assignmentService } from '@ovipro/assignment';
import { type AssignmentPage, type AssignmentSearch, assignmentSortFields } from '@ovipro/contracts';
import { Caller } from '@ovipro/platform';
import { type Parts, searchStatement } from '@ovipro/platform/server';
import { rowsRead, serviceDatabase, type TestDatabase } from '@ovipro/testing';
import { Client } from 'pg';
import { assignmentRows } from './assignments';
import { fill } from './fill';
import { agentEntries } from './names';

const count = 20_000;
const pageSize = 50;

let database: TestDatabase;
let client: Client;
/** The largest office. */
let office: string;
/** Some smaller ones: the plan of most of a table may well be to read all of it. */
let others: string[];
/** An assignment in the middle of the largest office's. */
let one: Record<'partyId' | 'realtyId' | 'agentId' | 'responsibleAgentId' | 'endDate', string>;
let assetRequirementId: string;

beforeAll(async () => {
  database = await serviceDatabase(assignmentService.persistence);
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  // what is not on disk yet is not visible to all, and an index alone would not do
  await owner.query('SET synchronous_commit = on');
  const names = agentEntries();
  await fill(owner, names.rows, names.count, () => undefined);
  await fill(owner, assignmentRows(1, Date.parse('2026-01-01')), count, () => undefined);
  const byOffice = `SELECT agency_office_id AS id FROM assignment GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 12`;
  const ids = (await owner.query<{ id: string }>(byOffice)).rows.map(({ id }) => id);
  [office, others] = [ids[0], ids.slice(7)];
  // few offices with many rows each: the planner, which knows the mean alone, has the choice between ranges and orders
  await owner.query('DELETE FROM assignment WHERE NOT agency_office_id = ANY($1)', [[office, ...others]]);
  await owner.query('VACUUM ANALYZE');
  await owner.end();
  client = new Client({ connectionString: database.runtimeUrl });
  await client.connect();
  const middle = `SELECT party_ids[1] AS "partyId", realty_ids[1] AS "realtyId", agent_ids[1] AS "agentId",
      responsible_agent_id AS "responsibleAgentId", end_date::text AS "endDate"
    FROM assignment WHERE agency_office_id = $1 AND realty_ids <> '{}' AND end_date IS NOT NULL
    ORDER BY end_date OFFSET 1000 LIMIT 1`;
  [one] = (await client.query<typeof one>(middle, [office])).rows;
  const purchase = `SELECT asset_requirement_id AS id FROM assignment
    WHERE agency_office_id = $1 AND asset_requirement_id IS NOT NULL LIMIT 1`;
  [{ id: assetRequirementId }] = (await client.query<{ id: string }>(purchase, [office])).rows;
}, 120_000);
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

/** What one part of a search answers, and the rows that it reads for that. */
async function explained(
  caller: Caller,
  query: object,
  parts: Parts,
): Promise<{ read: number; names: number; answer: string }> {
  const statement = searchStatement(assignmentSearch, caller, query as AssignmentSearch, parts);
  const read = await rowsRead(client, statement);
  const answer = (await client.query<{ body: string }>(statement.text, statement.values)).rows[0].body;
  return { read: read('assignment'), names: read('directory_entry'), answer };
}

const callerOf = (agencyOfficeIds: string[]): Caller =>
  new Caller({ sub: 'v', name: 'V', permissions: ['assignment:read'], agencyOfficeIds });

/** Holds the count to what is found, and the page to that and a page. */
async function expectFrugal(agencyOfficeIds: string[], query: object): Promise<number> {
  const caller = callerOf(agencyOfficeIds);
  const counted = await explained(caller, query, { page: false, count: true });
  const { totalCount: found } = JSON.parse(counted.answer) as { totalCount: number };
  const page = await explained(caller, query, { page: true, count: false });
  expect([query, counted.read <= found + pageSize && counted.read]).toEqual([query, counted.read]);
  expect([query, page.read <= found + pageSize && page.read]).toEqual([query, page.read]);
  const { assignments } = JSON.parse(page.answer) as AssignmentPage;
  expect(page.names).toBe(assignments.reduce((sum, { agents }) => sum + agents.length, 0));
  return found;
}

/** Each parameter with what it is asked for; functions, since the values come from the rows. */
const parameters: [string, () => object][] = [
  ['partyId', () => ({ partyId: one.partyId })],
  ['realtyId', () => ({ realtyId: one.realtyId })],
  ['assetRequirementId', () => ({ assetRequirementId })],
  ['agentId', () => ({ agentId: [one.agentId] })],
  ['responsibleAgentId', () => ({ responsibleAgentId: [one.responsibleAgentId] })],
  ['assignmentTypeCode', () => ({ assignmentTypeCode: ['PURCHASE'] })],
  ['two of assignmentTypeCode', () => ({ assignmentTypeCode: ['PURCHASE', 'RENTAL'] })],
  ['assignmentStatusCode that few have', () => ({ assignmentStatusCode: ['READY_FOR_SIGNING'] })],
  ['assignmentStatusCode that old ones have', () => ({ assignmentStatusCode: ['FINISHED'] })],
  ['two of assignmentStatusCode', () => ({ assignmentStatusCode: ['FINISHED', 'REJECTED'] })],
  ['endDateAfter', () => ({ endDateAfter: one.endDate })],
  ['endDateBefore, which old ones fulfil,', () => ({ endDateBefore: one.endDate })],
  [
    'endDateBefore, in the order of another property,',
    () => ({ endDateBefore: one.endDate, sort: ['modificationTime|desc'] }),
  ],
  [
    'assignmentStatusCode, in the order of another property,',
    () => ({ assignmentStatusCode: ['READY_FOR_SIGNING'], sort: ['endDate|asc'] }),
  ],
  ['nothing', () => ({})],
];

describe('a search for assignments reads no more rows than it finds, and a page, and the names of its agents,', () => {
  it.each(parameters)('by %s', async (_name, query) => {
    expect(await expectFrugal([office], query())).toBeGreaterThan(0);
    await expectFrugal(others, query());
  });

  it('by agencyOfficeId', async () => {
    expect(await expectFrugal(others, { agencyOfficeId: others.slice(1, 2) })).toBeGreaterThan(0);
  });

  it("also of an agent who has many assignments in an office that is not the caller's", async () => {
    const everywhere = `SELECT unnest(agent_ids) AS id FROM assignment GROUP BY 1 HAVING count(DISTINCT agency_office_id) > 1
      ORDER BY count(*) DESC LIMIT 1`;
    const [{ id }] = (await client.query<{ id: string }>(everywhere)).rows;
    const least = `SELECT agency_office_id AS id FROM assignment WHERE $1 = ANY(agent_ids) GROUP BY 1 ORDER BY count(*) LIMIT 1`;
    const [own] = (await client.query<{ id: string }>(least, [id])).rows;
    for (const query of [{ agentId: [id] }, { responsibleAgentId: [id] }]) await expectFrugal([own.id], query);
  });

  it.each(assignmentSortFields.flatMap((field) => [`${field}|asc`, `${field}|desc`]))(
    'and of a whole office no more than two pages, by %s',
    async (sort) => {
      const { read } = await explained(callerOf([office]), { sort: [sort] }, { page: true, count: false });
      expect(read).toBe(2 * pageSize);
    },
  );
});
