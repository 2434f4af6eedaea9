import { assignmentSearch, assignmentService } from '@ovipro/assignment';
import type { AssignmentSearch } from '@ovipro/contracts';
import { Caller } from '@ovipro/platform';
import { migrate, searchStatement } from '@ovipro/platform/server';
import { createDatabase, startPostgres } from '@ovipro/postgres';
import { agentEntries, assignmentRows, fill } from '@ovipro/seed';
import { join } from 'node:path';
import { Client } from 'pg';
import { withFolder } from '../folder';
import { atMost, type Result } from '../result';
import { median, rounds } from '../statistics';

/** Milliseconds within which the first page and the count are to be there, at the database. */
const target = 5;

type Query = Partial<AssignmentSearch>;

/** An office, and values that its assignments have. */
interface Sought {
  office: string;
  partyId: string;
  realtyId: string;
  assetRequirementId: string;
  agentId: string;
  /** The middle of the ends. */
  endDate: string;
}

/** First pages, with their counts, of an office with 10,000 assignments: by each parameter, and by the commonest pairs. */
export const assignments = ({ quick }: { quick: boolean }): Promise<Result[]> =>
  withFolder(async (folder) => {
    const sizes = quick ? { all: 5_000, office: 200 } : { all: 1_000_000, office: 10_000 };
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), settings: { shared_buffers: '1GB' } });
    try {
      const client = await filled(postgres.superuserUrl(), sizes.all);
      const sought = await soughtIn(client, sizes.office);
      const queries = queriesOf(sought);
      const values = await measured(client, sought.office, queries, quick ? [1, 20] : [5, 100]);
      await client.end();
      return [resultOf(sizes, queries, values)];
    } finally {
      await postgres.stop();
    }
  });

/** A connection as the service's own role to a database of made-up assignments. */
async function filled(superuserUrl: string, count: number): Promise<Client> {
  const secrets = { ownerPassword: 'owner', runtimePassword: 'runtime' };
  const urls = await createDatabase(superuserUrl, { name: 'assignment', ...secrets });
  await migrate(assignmentService.persistence, urls.ownerUrl);
  const owner = new Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  const names = agentEntries();
  await fill(owner, names.rows, names.count, () => undefined);
  await fill(owner, assignmentRows(1, Date.parse('2026-01-01')), count, ({ written }) => {
    process.stderr.write(`${written} of ${count} assignments\n`);
  });
  await owner.query('VACUUM ANALYZE');
  await owner.end();
  const client = new Client({ connectionString: urls.runtimeUrl });
  await client.connect();
  return client;
}

/** The office whose number of assignments is nearest to the one wanted, with the commonest values of each kind. */
async function soughtIn(client: Client, wanted: number): Promise<Sought> {
  const first = async (sql: string, values: unknown[]): Promise<string> =>
    (await client.query<{ value: string }>(sql, values)).rows[0].value;
  const office = await first(
    'SELECT agency_office_id AS value FROM assignment GROUP BY 1 ORDER BY abs(count(*) - $1), 1 LIMIT 1',
    [wanted],
  );
  const commonest = (value: string): Promise<string> =>
    first(
      `SELECT value FROM (SELECT ${value} AS value FROM assignment WHERE agency_office_id = $1) AS each(value)
       WHERE value IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
      [office],
    );
  return {
    office,
    partyId: await commonest('unnest(party_ids)'),
    realtyId: await commonest('unnest(realty_ids)'),
    assetRequirementId: await commonest('asset_requirement_id'),
    agentId: await commonest('unnest(agent_ids)'),
    endDate: await first(
      `SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY end_date)::text AS value FROM assignment WHERE agency_office_id = $1`,
      [office],
    ),
  };
}

function queriesOf({ partyId, realtyId, assetRequirementId, agentId, endDate }: Sought): Record<string, Query> {
  return {
    'no parameter': {},
    partyId: { partyId },
    realtyId: { realtyId },
    assetRequirementId: { assetRequirementId },
    agentId: { agentId: [agentId] },
    responsibleAgentId: { responsibleAgentId: [agentId] },
    assignmentTypeCode: { assignmentTypeCode: ['SALES'] },
    assignmentStatusCode: { assignmentStatusCode: ['FINISHED'] },
    endDateAfter: { endDateAfter: endDate },
    endDateBefore: { endDateBefore: endDate },
    'assignmentStatusCode and assignmentTypeCode': { assignmentStatusCode: ['ACTIVE'], assignmentTypeCode: ['SALES'] },
    'responsibleAgentId and assignmentStatusCode': { responsibleAgentId: [agentId], assignmentStatusCode: ['ACTIVE'] },
    'assignmentStatusCode and endDateBefore': { assignmentStatusCode: ['ACTIVE'], endDateBefore: endDate },
  };
}

function measured(
  client: Client,
  office: string,
  queries: Record<string, Query>,
  [roundCount, queryCount]: number[],
): Promise<Record<string, number[]>> {
  const caller = new Caller({ sub: 'b', name: 'B', permissions: ['assignment:read'], agencyOfficeIds: [office] });
  const time = (name: string, query: Query) => async () => {
    const statement = searchStatement(assignmentSearch, caller, query as AssignmentSearch);
    const times: number[] = [];
    for (let index = 0; index < queryCount; index += 1) {
      const since = performance.now();
      await client.query({ name, ...statement });
      times.push(performance.now() - since);
    }
    return median(times);
  };
  return rounds(
    roundCount,
    Object.fromEntries(Object.entries(queries).map(([name, query]) => [name, time(name, query)])),
  );
}

const resultOf = (
  sizes: { all: number; office: number },
  queries: Record<string, Query>,
  values: Record<string, number[]>,
): Result => ({
  name: 'search for assignments at the database',
  about: `${sizes.all.toLocaleString('en')} assignments, of which the caller's office has ${sizes.office.toLocaleString('en')}: the first page of 50 with \`totalCount\` in one statement, as the service sends it, by each parameter alone (the commonest value of the office; half of the end dates) and by three pairs.`,
  unit: 'milliseconds',
  rows: Object.keys(queries).map((what) => ({ what, values: values[what] })),
  verdicts: Object.keys(queries).map((what) => atMost(what, median(values[what]), target)),
});
