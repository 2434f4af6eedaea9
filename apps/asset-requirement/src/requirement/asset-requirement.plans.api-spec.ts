import { type AssetRequirementPage, type AssetRequirementSearch, assetRequirementSortFields } from '@ovipro/contracts';
import { Caller } from '@ovipro/platform';
import { type Parts, searchStatement } from '@ovipro/platform/server';
import { rowsRead, serviceDatabase, type TestDatabase } from '@ovipro/testing';
import { Client } from 'pg';
import { assetRequirementService } from '../service';
import { requirementSearch } from './asset-requirement.search';

const count = 20_000;
const pageSize = 50;

const idOf = (name: string): string => `md5(${name})::uuid`;

/**
 * Half of all are one office's, the rest those of five others. Old ones have ended; few are PURCHASED or PUBLISHED. Each
 * office has 40 agents, and one agent works in all of them.
 */
const fill = `
  INSERT INTO asset_requirement (asset_requirement_id, agency_office_id, friendly_id, status_code, marketing_action_status_code,
    responsible_agent_id, responsible_agent, content, criteria_version, search_terms, version, event_sequence, creation_time, modification_time)
  SELECT ${idOf(`'requirement ' || n`)}, ${idOf(`'office ' || office`)}, (40000000 + n)::text,
    (CASE WHEN n % 101 = 7 THEN 'PURCHASED' WHEN n < ${count} / 2 THEN 'FINISHED' WHEN n % 9 = 0 THEN 'DRAFT' ELSE 'ACTIVE' END)::asset_requirement_status_code,
    (CASE n % 61 WHEN 11 THEN 'PUBLISHED' WHEN 31 THEN 'FAILED' END)::marketing_action_status_code,
    agent, jsonb_build_object('agentId', agent, 'roleCode', 'RESPONSIBLE_AGENT'),
    '{"assetRequirements": {}}', 1, ARRAY['all', 'word' || n % 500], 1, 1,
    timestamptz '2020-01-01Z' + n * interval '1 hour', timestamptz '2024-01-01Z' + (n * 7919 % ${count}) * interval '1 hour'
  FROM generate_series(1, ${count}) AS n
  CROSS JOIN LATERAL (SELECT CASE n % 2 WHEN 0 THEN 0 ELSE 1 + n / 2 % 5 END AS office) AS o
  CROSS JOIN LATERAL (
    SELECT CASE WHEN n % 27 = 3 THEN ${idOf(`'agent of all'`)} ELSE ${idOf(`'agent ' || office || ' ' || n / 10 % 40`)} END AS agent) AS a;
  INSERT INTO directory_entry (kind, id, sequence, data)
  SELECT DISTINCT 'agent', responsible_agent_id, 1, '{"firstName": "Veikko", "lastName": "Viljanen"}'::jsonb FROM asset_requirement`;

let database: TestDatabase;
let client: Client;
/** The largest office, and the others. */
let office: string;
let others: string[];
let agent: string;
let agentOfAll: string;

beforeAll(async () => {
  database = await serviceDatabase(assetRequirementService.persistence);
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  // what is not on disk yet is not visible to all, and an index alone would not do
  await owner.query('SET synchronous_commit = on');
  await owner.query(fill);
  await owner.query('VACUUM ANALYZE');
  await owner.end();
  client = new Client({ connectionString: database.runtimeUrl });
  await client.connect();
  const ids = `SELECT ${idOf(`'office ' || n`)}::text AS id FROM generate_series(0, 5) AS n`;
  [office, ...others] = (await client.query<{ id: string }>(ids)).rows.map(({ id }) => id);
  const agents = `SELECT ${idOf(`'agent 0 7'`)}::text AS one, ${idOf(`'agent of all'`)}::text AS everywhere`;
  const [found] = (await client.query<{ one: string; everywhere: string }>(agents)).rows;
  [agent, agentOfAll] = [found.one, found.everywhere];
}, 60_000);
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

const callerOf = (agencyOfficeIds: string[]): Caller =>
  new Caller({ sub: 'v', name: 'V', permissions: ['asset-requirement:read'], agencyOfficeIds });

/** What one part of a search answers, and the rows that it looks at for that. */
async function explained(caller: Caller, query: object, parts: Parts) {
  const statement = searchStatement(requirementSearch, caller, query as AssetRequirementSearch, parts);
  const read = await rowsRead(client, statement);
  const answer = (await client.query<{ body: string }>(statement.text, statement.values)).rows[0].body;
  return { read: read('asset_requirement'), names: read('directory_entry'), answer };
}

/** Holds the count to what is found, and the page to that and a page. */
async function expectFrugal(agencyOfficeIds: string[], query: object): Promise<number> {
  const caller = callerOf(agencyOfficeIds);
  const counted = await explained(caller, query, { page: false, count: true });
  const { totalCount: found } = JSON.parse(counted.answer) as { totalCount: number };
  const page = await explained(caller, query, { page: true, count: false });
  expect([query, counted.read <= found + pageSize && counted.read]).toEqual([query, counted.read]);
  expect([query, page.read <= found + pageSize && page.read]).toEqual([query, page.read]);
  expect(page.names).toBe((JSON.parse(page.answer) as AssetRequirementPage).assetRequirements.length);
  return found;
}

/** Each parameter with what it is asked for; functions, since some values come from the rows. */
const parameters: [string, () => object][] = [
  ['agentId', () => ({ agentId: agent })],
  ['agentId, in the order of another property,', () => ({ agentId: agent, sort: 'modificationTime|desc' })],
  ['friendlyId', () => ({ friendlyId: String(40_000_000 + 500) })],
  ['statusCode that few have', () => ({ statusCode: ['PURCHASED'] })],
  ['statusCode that old ones have', () => ({ statusCode: ['FINISHED'] })],
  ['two of statusCode', () => ({ statusCode: ['FINISHED', 'PURCHASED'] })],
  [
    'statusCode, in the order of another property,',
    () => ({ statusCode: ['PURCHASED'], sort: 'modificationTime|asc' }),
  ],
  ['marketingActionStatusCode', () => ({ marketingActionStatusCode: ['PUBLISHED'] })],
  ['two of marketingActionStatusCode', () => ({ marketingActionStatusCode: ['PUBLISHED', 'FAILED'] })],
  ['freeTextSearch', () => ({ freeTextSearch: 'word12' })],
  ['freeTextSearch, in the order of another property,', () => ({ freeTextSearch: 'word12', sort: 'friendlyId|asc' })],
  ['freeTextSearch that all have', () => ({ freeTextSearch: 'all' })],
  ['nothing', () => ({})],
];

describe('a search for asset requirements looks at no more rows than it finds, and a page, and the names of its agents,', () => {
  it.each(parameters)('by %s', async (_name, query) => {
    const found = await expectFrugal([office], query());
    expect(found + (await expectFrugal(others, query()))).toBeGreaterThan(0);
  });

  it('by agencyOfficeId', async () => {
    expect(await expectFrugal(others, { agencyOfficeId: others.slice(1, 2) })).toBeGreaterThan(0);
  });

  it("also of an agent who has many in offices that are not the caller's", async () => {
    expect(await expectFrugal([others[0]], { agentId: agentOfAll })).toBeGreaterThan(0);
  });

  it.each(assetRequirementSortFields.flatMap((field) => [`${field}|asc`, `${field}|desc`]))(
    'and of a whole office no more than two pages, by %s',
    async (sort) => {
      const { read } = await explained(callerOf([office]), { sort }, { page: true, count: false });
      expect(read).toBe(2 * pageSize);
    },
  );
});
