import {
  eventLog,
  migrate,
  type EventTransport,
  type InboundMessage,
  type OutboundMessage,
} from '@ovipro/platform/server';
import { createDatabase } from '@ovipro/postgres';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Pool } from 'pg';
import { ownCluster, type OwnCluster } from '../postgres/own-cluster';
import { probeTopic } from '../probe/probe.contract';
import { probeService } from '../probe/probe.service';
import { claimsOf, testIssuer, type TestIssuer } from '../service/keys';
import { type ServiceProcess, startProcess } from '../service/process';
import { eventually } from '../service/test-service';

/** What the suite needs of an event transport under test. */
export interface TransportUnderTest {
  /** What service processes need in their environment to use it. */
  env: Record<string, string>;
  /** Reads and writes topics beside the services. */
  transport: EventTransport;
  /** Makes the transport refuse every event of a key, and take it again. */
  refuse(key: string): Promise<void>;
  accept(key: string): Promise<void>;
  close(): Promise<void>;
}

export type MakeTransport = (
  cluster: OwnCluster,
  eventsUrls: { ownerUrl: string; runtimeUrl: string },
) => Promise<TransportUnderTest>;

/** Services as real processes, on a durable PostgreSQL cluster of their own. */
export interface Fixture {
  cluster: OwnCluster;
  under: TransportUnderTest;
  /** The probe service's database, as its owner. */
  db: Pool;
  token: string;
  /** Where the keys are by which the token is verified. */
  jwksUrl: string;
  start(role: 'api' | 'worker' | 'both', env?: Record<string, string>): Promise<ServiceProcess>;
  /** Every event of the probe topic (or another), in order. */
  topic(name?: string): Promise<InboundMessage[]>;
  /** Publishes messages in one batch. */
  publish(...messages: (Partial<OutboundMessage> & { key: string })[]): Promise<void>;
  /** Has a worker run a consumer command, as `npm run events` does. @returns its result */
  runCommand(target: string, command: string): Promise<string>;
  close(): Promise<void>;
}

const main = join(__dirname, '../../dist/probe/main.js');

export async function makeFixture(make: MakeTransport): Promise<Fixture> {
  const [cluster, issuer] = await Promise.all([ownCluster(), testIssuer()]);
  const [probe, events] = await Promise.all(['probe', 'events'].map((name) => database(cluster, name)));
  await Promise.all([migrate(probeService.persistence, probe.ownerUrl), migrate(eventLog, events.ownerUrl)]);
  const under = await make(cluster, events);
  const db = new Pool({ connectionString: probe.ownerUrl, max: 3 });
  db.on('error', () => undefined);
  const processes: ServiceProcess[] = [];
  const start: Fixture['start'] = async (role, env = {}) => {
    const own = { ROLE: role, DATABASE_URL: probe.runtimeUrl, JWKS_URL: issuer.jwksUrl, ...under.env, ...env };
    const process = await startProcess(main, own);
    processes.push(process);
    await readyOrGone(process);
    return process;
  };
  return {
    cluster,
    under,
    db,
    token: await tokenOf(issuer),
    jwksUrl: issuer.jwksUrl,
    start,
    topic: (name) => read(under.transport, name ?? probeTopic.name),
    publish: (...messages) => under.transport.publish(messages.map(outgoing)),
    runCommand: (target, command) => runCommand(db, target, command),
    close: () => closeFixture(processes, db, under, cluster, issuer),
  };
}

/** A process with a failpoint may end before it is ready. */
async function readyOrGone({ url, exited }: ServiceProcess): Promise<void> {
  let gone = false;
  void exited.then(() => (gone = true));
  const ready = () =>
    fetch(`${url}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
  await eventually(async () => gone || (await ready()), 'readiness');
}

const database = (cluster: OwnCluster, name: string) =>
  createDatabase(cluster.superuserUrl(), { name, ownerPassword: randomUUID(), runtimePassword: randomUUID() });

const tokenOf = (issuer: TestIssuer): Promise<string> =>
  issuer.token(claimsOf('agent', { agencyOfficeIds: [randomUUID()] }), 3_600);

async function read(transport: EventTransport, name: string): Promise<InboundMessage[]> {
  const events: InboundMessage[] = [];
  await transport.read([name], 'start', (event) => void events.push(event));
  return events;
}

function outgoing(message: Partial<OutboundMessage> & { key: string }): OutboundMessage {
  const eventId = message.eventId ?? randomUUID();
  return { id: '0', eventId, topic: probeTopic.name, headers: {}, payload: null, ...message };
}

async function runCommand(db: Pool, target: string, command: string): Promise<string> {
  const insert = 'INSERT INTO consumer_command (target, command) VALUES ($1, $2) RETURNING id';
  const { rows } = await db.query<{ id: string }>(insert, [target, command]);
  const done = async () =>
    (
      await db.query<{ result: string }>('SELECT result FROM consumer_command WHERE id = $1 AND done_at IS NOT NULL', [
        rows[0].id,
      ])
    ).rows[0];
  return (await eventually(done, `${command} of ${target}`)).result;
}

async function closeFixture(
  processes: ServiceProcess[],
  db: Pool,
  under: TransportUnderTest,
  cluster: OwnCluster,
  issuer: TestIssuer,
): Promise<void> {
  await Promise.all(processes.map((process) => process.kill()));
  await Promise.all([db.end(), under.close(), issuer.close()]);
  await cluster.dispose();
  const faults = processes.map((process) => process.fault()).filter((fault) => fault !== undefined);
  if (faults.length > 0) throw new Error(`a process ended by itself: ${faults.join('\n')}`);
}
