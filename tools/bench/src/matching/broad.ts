import { saveRealty } from '@ovipro/asset-requirement';
import { eventLog, migrate } from '@ovipro/platform/server';
import { createDatabase, startPostgres } from '@ovipro/postgres';
import { claimsOf, testIssuer } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { withFolder } from '../folder';
import { startServer } from '../leads/processes';
import { LoadGenerator } from '../load/load';
import { atMost, type Result } from '../result';
import { median } from '../statistics';
import { chance, someRealty } from './chance';
import { matchingDatabase } from './database';

interface Sizes {
  hits: number;
  rounds: number;
  /** Of load, beforehand and meanwhile each. */
  seconds: number;
  /** Requests each second. */
  rate: number;
}

const whole: Sizes = { hits: 100_000, rounds: 5, seconds: 5, rate: 300 };
const small: Sizes = { hits: 2_000, rounds: 1, seconds: 1, rate: 50 };

const main = join(__dirname, '../../../../apps/asset-requirement/dist/main.js');

/** What others ask while the pairs of a watch that matches everything are written. */
export const broad = ({ quick }: { quick: boolean }): Promise<Result> =>
  withFolder(async (folder) => {
    const sizes = quick ? small : whole;
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), settings: { shared_buffers: '1GB' } });
    try {
      return await measure(postgres.superuserUrl(), folder, sizes);
    } finally {
      await postgres.stop();
    }
  });

async function measure(superuserUrl: string, folder: string, sizes: Sizes): Promise<Result> {
  const database = await matchingDatabase(superuserUrl);
  const secrets = { ownerPassword: 'owner', runtimePassword: 'runtime' };
  const log = await createDatabase(superuserUrl, { name: 'events', ...secrets });
  await migrate(eventLog, log.ownerUrl);
  await database.unitOfWork.run((tx) => saveRealty(tx, 1, someRealty(chance(1)), false));
  await multiplyRealties(database.client, sizes.hits);
  const issuer = await testIssuer();
  const load = new LoadGenerator();
  const urls = { DATABASE_URL: database.runtimeUrl, EVENTS_DATABASE_URL: log.runtimeUrl, JWKS_URL: issuer.jwksUrl };
  const start = (ROLE: string) => startServer(main, '/health/ready', { ...urls, MAIL_DIRECTORY: folder, ROLE });
  const [api, worker] = [await start('api'), await start('worker')];
  try {
    const office = randomUUID();
    const token = await issuer.token(claimsOf('main-user', { agencyOfficeIds: [office] }), 86_400);
    const caller = new BroadCaller(api.url, token, office);
    const found = await compare(caller, load, database.client, sizes);
    return resultOf(found, load.effort, sizes);
  } finally {
    await worker.stop();
    await api.stop();
    load.close();
    await issuer.close();
    await database.close();
  }
}

/** Makes the one realty that there is one of many that are alike. */
async function multiplyRealties(client: Client, count: number): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'realty' AND column_name <> 'realty_id'`,
  );
  const columns = rows.map(({ name }) => name).join(', ');
  await client.query(
    `INSERT INTO realty (realty_id, ${columns}) SELECT gen_random_uuid(), ${columns} FROM realty, generate_series(2, $1)`,
    [count],
  );
  await client.query('TRUNCATE job');
  await client.query('VACUUM ANALYZE');
}

/** Whoever makes watches that match everything, and asks for other things meanwhile. */
class BroadCaller {
  constructor(
    readonly url: string,
    private readonly token: string,
    private readonly office: string,
  ) {}

  get headers(): Record<string, string> {
    const authorization = `Bearer ${this.token}`;
    return { authorization, 'content-type': 'application/json', 'request-id': randomUUID() };
  }

  get requirement(): object {
    return { agencyOfficeId: this.office, assetRequirements: {} };
  }

  /** @throws Error where it is refused */
  async post<A>(path: string, body: object): Promise<A> {
    const answer = await fetch(this.url + path, { method: 'POST', headers: this.headers, body: JSON.stringify(body) });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as A;
  }

  async makeRequirement(): Promise<string> {
    return (await this.post<{ assetRequirementId: string }>('/assetRequirements', this.requirement)).assetRequirementId;
  }

  async watch(assetRequirementId: string, validityEndTime: string): Promise<string> {
    const { watchId } = await this.post<{ watchId: string }>('/watches', {
      ...{ assetRequirementId, validityEndTime, agentNotificationTypeCodes: [] },
      parties: [{ partyId: randomUUID(), partyTypeCode: 'PERSON_PARTY' }],
    });
    return watchId;
  }
}

/** Milliseconds of the slowest hundredth, by round. */
interface Found {
  before: number[];
  meanwhile: number[];
}

async function compare(caller: BroadCaller, load: LoadGenerator, client: Client, sizes: Sizes): Promise<Found> {
  const id = await caller.makeRequirement();
  const watchId = await caller.watch(id, '2020-01-01T00:00:00Z');
  const body = JSON.stringify(caller.requirement);
  const requests = [
    ...[`/watches/${watchId}`, `/assetRequirements/${id}`, '/assetRequirements', '/watches'].map((path) => ({ path })),
    { method: 'POST' as const, path: '/assetRequirements', body },
  ];
  const { seconds, rate } = sizes;
  const p99 = async () =>
    (await load.run({ url: caller.url, headers: caller.headers, requests, connections: 4, seconds, rate })).p99;
  const found: Found = { before: [], meanwhile: [] };
  await p99();
  for (let round = 1; round <= sizes.rounds; round += 1) {
    found.before.push(await p99());
    const next = await caller.makeRequirement();
    await caller.watch(next, '2099-01-01T00:00:00Z');
    await until(async () => (await pairsOf(client, next)) > 0);
    found.meanwhile.push(await p99());
    process.stderr.write(
      `round ${round} of ${sizes.rounds}: ${await pairsOf(client, next)} pairs at the end of the load\n`,
    );
    await until(async () => (await pairsOf(client, next)) === sizes.hits && (await isQuiet(client)));
  }
  return found;
}

const pairsOf = async (client: Client, assetRequirementId: string): Promise<number> => {
  const sql = 'SELECT count(*)::integer AS pairs FROM watch_match WHERE asset_requirement_id = $1';
  return (await client.query<{ pairs: number }>(sql, [assetRequirementId])).rows[0].pairs;
};

/** Whether nothing is under way any more: no matching, no event. */
const isQuiet = async (client: Client): Promise<boolean> => {
  const busy = `SELECT 1 FROM outbox UNION ALL SELECT 1 FROM job WHERE kind LIKE 'match-%' LIMIT 1`;
  return (await client.query(busy)).rowCount === 0;
};

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(50);
}

const resultOf = ({ before, meanwhile }: Found, effort: string, { hits, seconds, rate }: Sizes): Result => ({
  name: 'match, meanwhile',
  about: `A watch matches ${hits.toLocaleString('en')} realties, whose pairs and events the worker writes in batches and publishes. Meanwhile, and just before, ${rate} requests a second for ${seconds} s to the API, a process of its own: single and searched asset requirements and watches, and a fifth of them creating one. ${effort}`,
  unit: 'milliseconds, p99',
  rows: [
    { what: 'just before', values: before },
    { what: 'meanwhile', values: meanwhile },
  ],
  verdicts: [atMost('meanwhile / just before', median(meanwhile) / median(before), 1.5)],
});
