import { migrate, startService } from '@ovipro/platform/server';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createDatabase } from '@ovipro/postgres';
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { probeService } from '../probe/probe.service';
import { client, type TestAnswer } from '../service/client';
import { testIssuer } from '../service/keys';
import { ownCluster, type OwnCluster } from './own-cluster';

/** The probe service in its api role, on a PostgreSQL of its own with which a test may do as it likes. */
export interface OwnService {
  cluster: OwnCluster;
  /** The service's database, as the superuser. */
  db: Pool;
  /** Writes a row. */
  write(): Promise<TestAnswer>;
  /** Changes the row that was written last. */
  change(): Promise<TestAnswer>;
  /** Ends the sessions of the service, as a failover does. */
  endSessions(): Promise<void>;
  close(): Promise<void>;
}

/** @param through makes of the URL of its database the one that it is told */
export async function ownService(through: (databaseUrl: string, cluster: OwnCluster) => Promise<string>) {
  const [cluster, issuer] = await Promise.all([ownCluster(), testIssuer()]);
  const passwords = { ownerPassword: randomUUID(), runtimePassword: randomUUID() };
  const urls = await createDatabase(cluster.superuserUrl(), { name: 'probe', ...passwords });
  await migrate(probeService.persistence, urls.ownerUrl);
  const db = new Pool({ connectionString: cluster.superuserUrl('probe'), max: 1 });
  db.on('error', () => undefined);
  const databaseUrl = await through(urls.runtimeUrl, cluster);
  const app = await startService(probeService, {
    ...Object.assign(new probeService.config(), { port: 0, logLevel: 'silent', nodeEnv: 'test', role: 'api' }),
    databaseUrl,
    eventsDatabaseUrl: databaseUrl,
    jwksUrl: issuer.jwksUrl,
  });
  const token = await issuer.token({ permissions: ['lead:create'], agencyOfficeIds: [randomUUID()] });
  const send = client(await urlOf(app));
  let amount = 0;
  let last: string = randomUUID();
  return {
    cluster,
    db,
    write: async () => {
      const answer = await send('POST', '/probes', { token, body: { amount: 1 } });
      if (answer.status === 201) last = (answer.body as { probeId: string }).probeId;
      return answer;
    },
    change: () => send('PUT', `/probes/${last}`, { token, body: { amount: (amount += 1) } }),
    endSessions: async () => {
      await db.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'probe' AND application_name = 'probe'`,
      );
    },
    close: async () => {
      await app.close();
      await Promise.all([db.end(), issuer.close()]);
      await cluster.dispose();
    },
  } satisfies OwnService;
}

const urlOf = async (app: NestFastifyApplication): Promise<string> =>
  (await app.getUrl()).replace('[::1]', '127.0.0.1');
