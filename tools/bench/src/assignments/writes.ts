import { assignmentService } from '@ovipro/assignment';
import { leadService } from '@ovipro/lead';
import type { Service } from '@ovipro/platform';
import { migrate } from '@ovipro/platform/server';
import { createDatabase, type RunningPostgres, startPostgres } from '@ovipro/postgres';
import { claimsOf, sampleOf, testIssuer, type TestIssuer } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Pool } from 'undici';
import { withFolder } from '../folder';
import { type Server, startServer } from '../leads/processes';
import { atLeast, type Result } from '../result';
import { median, rounds } from '../statistics';

const clients = 16;
const root = join(__dirname, '../../../..');
const lead = sampleOf<{ lead: object }>('lead', 'lead.create.request');
const sale = sampleOf<{ assignment: object }>('assignment', 'salesAssignment.create.request');

interface Request {
  path: string;
  body: object;
}

/** A service under load: some clients who each wait for an answer before they ask again. */
class Target {
  private readonly pool: Pool;

  constructor(
    { url }: Server,
    private readonly token: string,
  ) {
    this.pool = new Pool(url, { connections: clients });
  }

  /** @throws Error where an answer is not a good one */
  async send({ path, body }: Request): Promise<string> {
    const headers = {
      authorization: `Bearer ${this.token}`,
      'request-id': randomUUID(),
      'content-type': 'application/json',
    };
    const answer = await this.pool.request({ method: 'POST', path, headers, body: JSON.stringify(body) });
    const text = await answer.body.text();
    if (answer.statusCode > 299) throw new Error(`${path} answered ${answer.statusCode} ${text}`);
    return text;
  }

  /** Sends requests, as many at a time as there are clients; answers how many a second there were. */
  async perSecond(requests: Request[]): Promise<number> {
    const since = performance.now();
    let next = 0;
    const client = async (): Promise<void> => {
      while (next < requests.length) await this.send(requests[next++]);
    };
    await Promise.all(Array.from({ length: clients }, client));
    return (1_000 * requests.length) / (performance.now() - since);
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}

async function targetOf(
  service: Service,
  postgres: RunningPostgres,
  issuer: TestIssuer,
  agencyOfficeIds: string[],
): Promise<{ server: Server; target: Target }> {
  const secrets = { ownerPassword: 'owner', runtimePassword: 'runtime' };
  const urls = await createDatabase(postgres.superuserUrl(), { name: service.name, ...secrets });
  await migrate(service.persistence, urls.ownerUrl);
  const env = { DATABASE_URL: urls.runtimeUrl, EVENTS_DATABASE_URL: urls.runtimeUrl, JWKS_URL: issuer.jwksUrl };
  const main = join(root, `apps/${service.name}/dist/main.js`);
  const server = await startServer(main, '/health/ready', { ...env, ROLE: 'api' });
  const token = await issuer.token(claimsOf('main-user', { agencyOfficeIds }), 86_400);
  return { server, target: new Target(server, token) };
}

const repeated = (count: number, make: (index: number) => Request): Request[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Creating and locking the reference's sales assignment, against creating the reference's lead. */
export const assignmentWrites = ({ quick }: { quick: boolean }): Promise<Result> =>
  withFolder(async (folder) => {
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), settings: { shared_buffers: '1GB' } });
    const issuer = await testIssuer();
    const offices = Array.from({ length: clients }, () => randomUUID());
    const leads = await targetOf(leadService, postgres, issuer, offices);
    const sales = await targetOf(assignmentService, postgres, issuer, offices);
    try {
      const count = quick ? 200 : 3_000;
      const values = await rounds(quick ? 1 : 5, contestants(leads.target, sales.target, offices, count));
      return resultOf(values);
    } finally {
      for (const { server, target } of [leads, sales]) {
        await target.close();
        await server.stop();
      }
      await issuer.close();
      await postgres.stop();
    }
  });

function contestants(leads: Target, sales: Target, offices: string[], count: number) {
  const officeOf = (index: number): string => offices[index % offices.length];
  const saleOf = (agencyOfficeId: string): Request => ({
    path: '/salesAssignments',
    body: { ...sale, assignment: { ...sale.assignment, agencyOfficeId } },
  });
  const locks = async (office: (index: number) => string): Promise<number> => {
    const requests: Request[] = [];
    for (let index = 0; index < count; index += 1) {
      const { assignmentId } = JSON.parse(await sales.send(saleOf(office(index)))) as { assignmentId: string };
      requests.push({ path: `/assignments/${assignmentId}/actions`, body: { actionCode: 'LOCK' } });
    }
    return sales.perSecond(requests);
  };
  return {
    'create a lead': () =>
      leads.perSecond(
        repeated(count, (index) => ({
          path: '/leads',
          body: { lead: { ...lead.lead, agencyOfficeId: officeOf(index) } },
        })),
      ),
    'create a sale': () => sales.perSecond(repeated(count, (index) => saleOf(officeOf(index)))),
    [`LOCK in ${clients} offices`]: () => locks(officeOf),
    'LOCK in one office': () => locks(() => offices[0]),
  };
}

function resultOf(values: Record<string, number[]>): Result {
  const share = (what: string): number => median(values[what]) / median(values['create a lead']);
  return {
    name: 'writes of assignments',
    about: `POST /leads and POST /salesAssignments with the samples of the API references, and LOCK of such sales, which gives the next official id of the office, writes the diary and freezes the contract: ${clients} clients who wait for each answer, all from one process, on one PostgreSQL. LOCKs of one office wait for each other.`,
    unit: 'commits per second',
    rows: Object.entries(values).map(([what, found]) => ({ what, values: found })),
    verdicts: ['create a sale', `LOCK in ${clients} offices`].map((what) =>
      atLeast(`${what} / create a lead`, share(what), 0.5),
    ),
  };
}
