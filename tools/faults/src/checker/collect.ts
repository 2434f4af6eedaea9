import { topics } from '@ovipro/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RealtyRegister } from '../driver/realties';
import type { Sender } from '../driver/sender';
import { type Call, type History, succeeded } from '../history';
import type { SystemUnderFaults } from '../system';
import type { Evidence, MatchRow, RootRow, TopicEvent, WatchedRequirement } from './evidence';

/** Resources that are asked for by GET at the end; reading all of them would take longer than the run. */
const mostAnswers = 1_500;

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Topics of the system's own services, whose events are numbered with their resource. */
const owned = topics.filter(({ owner }) => owner !== undefined);

async function readTopics(system: SystemUnderFaults): Promise<TopicEvent[]> {
  const transport = system.transport();
  const found: TopicEvent[] = [];
  const names = new Map(topics.map(({ name, key }) => [name, key.replace(/Id$/, '')]));
  await transport.read([...names.keys()], 'start', ({ topic, key, headers, payload }) => {
    if (headers.ce_type === undefined || headers.ce_source?.startsWith('/faults/')) return;
    const data = payload ? (JSON.parse(payload.toString()) as Record<string, unknown>) : undefined;
    found.push({
      ...{ topic, key, id: headers.ce_id, sequence: Number(headers.ce_sequence), requestId: headers.ce_requestid },
      name: headers.ce_type.replace('fi.ovipro.', ''),
      resource: data?.[names.get(topic) as string],
    });
  });
  await transport.close();
  return found;
}

/** Every row that counts its events, by its table's own columns. */
async function readRoots(system: SystemUnderFaults): Promise<RootRow[]> {
  const rows: RootRow[] = [];
  for (const { name, key, owner } of owned) {
    await system.withDatabase(owner as string, async (client) => {
      const tables = await client.query<{ table_name: string }>(
        `SELECT c.table_name FROM information_schema.columns c JOIN information_schema.key_column_usage k
           ON k.table_name = c.table_name AND k.column_name = $1 AND k.constraint_name = 'pk_' || c.table_name
         WHERE c.column_name = 'event_sequence' AND k.ordinal_position = 1`,
        [snake(key)],
      );
      for (const { table_name: table } of tables.rows) {
        if (table !== name.replace('ovipro.', '').replaceAll('-', '_') && tables.rows.length > 1) continue;
        const found = await client.query<{ key: string; sequence: number }>(
          `SELECT "${snake(key)}"::text AS key, event_sequence AS sequence FROM "${table}"`,
        );
        rows.push(...found.rows.map((row) => ({ service: owner as string, topic: name, ...row })));
      }
    });
  }
  return rows;
}

const relayedWithinMs = 3_000;

/** Events and the rows that count them. Rows change meanwhile whose documents are still rendered. */
async function readNumbered(system: SystemUnderFaults): Promise<Pick<Evidence, 'events' | 'roots' | 'changing'>> {
  const placeOf = ({ topic, key, sequence }: RootRow): string => `${topic} ${key} ${sequence}`;
  const before = new Set((await readRoots(system)).map(placeOf));
  await sleep(relayedWithinMs);
  const events = await readTopics(system);
  const roots = await readRoots(system);
  return { events, roots, changing: new Set(roots.filter((row) => !before.has(placeOf(row))).map(({ key }) => key)) };
}

/** Where a created resource is read, by what its creation answered. */
function created(calls: Call[]): { topic: string; key: string; path: string }[] {
  const found = new Map<string, { topic: string; key: string; path: string }>();
  for (const call of calls) {
    if (call.method !== 'POST' || !succeeded(call)) continue;
    const [[name, id] = []] = Object.entries(JSON.parse(call.answer || '{}') as Record<string, string>);
    const topic = owned.find(({ key }) => key === name);
    if (topic && id && !call.path.includes(id))
      found.set(id, { topic: topic.name, key: id, path: `${call.path}/${id}` });
  }
  return [...found.values()];
}

async function readAnswers(sender: Sender, calls: Call[]): Promise<Evidence['answers']> {
  const all = created(calls);
  const every = Math.max(1, Math.ceil(all.length / mostAnswers));
  const answers: Evidence['answers'] = [];
  for (const place of all.filter((_, index) => index % every === 0)) {
    const { status = 0, answer } = await sender.send({ operation: 'read at the end', method: 'GET', path: place.path });
    answers.push({ ...place, status, answer: status === 200 ? JSON.parse(answer ?? '') : answer });
  }
  return answers;
}

const readMatching = (system: SystemUnderFaults) =>
  system.withDatabase('asset-requirement', async (client) => {
    const realties = await client.query<{ id: string; withdrawn: boolean; data: unknown }>(
      'SELECT realty_id::text AS id, withdrawn, data FROM realty',
    );
    const watched = await client.query<WatchedRequirement>(
      `SELECT asset_requirement_id AS "assetRequirementId", content -> 'assetRequirements' AS criteria
       FROM asset_requirement r WHERE status_code IN ('DRAFT', 'ACTIVE') AND EXISTS (SELECT FROM watch w WHERE w.asset_requirement_id = r.asset_requirement_id
         AND w.status_code = 'ACTIVE')`,
    );
    const matches = await client.query<MatchRow>(
      `SELECT DISTINCT asset_requirement_id AS "assetRequirementId", realty_id AS "realtyId" FROM watch_match WHERE holds`,
    );
    return {
      kept: new Map(realties.rows.map(({ id, withdrawn, data }) => [id, withdrawn ? null : data])),
      watched: watched.rows,
      matches: matches.rows,
    };
  });

/** Reads everything that is held against each other. To be called once nothing happens any more. */
export async function collect(
  system: SystemUnderFaults,
  history: History,
  register: RealtyRegister,
  sender: Sender,
  settledMs: number | undefined,
): Promise<Evidence> {
  const calls = [...history.calls];
  return {
    calls,
    faults: history.faults,
    published: register.newest,
    settledMs,
    ...(await readNumbered(system)),
    answers: await readAnswers(sender, calls),
    ...(await readMatching(system)),
  };
}
