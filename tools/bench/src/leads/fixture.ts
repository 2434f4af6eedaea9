import type { LeadSearch } from '@ovipro/contracts';
import { services } from '@ovipro/gateway';
import { leadService, leadSearch } from '@ovipro/lead';
import { Caller } from '@ovipro/platform';
import { migrate, type Parts, searchStatement } from '@ovipro/platform/server';
import { createDatabase, type RunningPostgres, startPostgres } from '@ovipro/postgres';
import { fill, leadRows } from '@ovipro/seed';
import { claimsOf, testIssuer, type TestIssuer } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { withFolder } from '../folder';
import { LoadGenerator } from '../load/load';
import { type Server, startServer } from './processes';

const root = join(__dirname, '../../../..');

/** A database of the lead service with made-up leads. */
export interface LeadDatabase {
  ownerUrl: string;
  runtimeUrl: string;
  /** The ids of all offices, those with the most leads first. */
  offices: string[];
}

/** What the benches of the lead service need; each thing is gone afterwards. */
export class LeadFixture {
  private readonly servers: Server[] = [];

  constructor(
    private readonly postgres: RunningPostgres,
    readonly issuer: TestIssuer,
    readonly load: LoadGenerator,
  ) {}

  async database(name: string, leads: number): Promise<LeadDatabase> {
    const secrets = { ownerPassword: 'owner', runtimePassword: 'runtime' };
    const urls = await createDatabase(this.postgres.superuserUrl(), { name, ...secrets });
    await migrate(leadService.persistence, urls.ownerUrl);
    const client = new Client({ connectionString: urls.ownerUrl });
    await client.connect();
    await fill(client, leadRows(1, Date.parse('2026-01-01')), leads, ({ written }) => {
      process.stderr.write(`${name}: ${written} of ${leads} leads\n`);
    });
    await client.query('VACUUM ANALYZE');
    const sql = 'SELECT agency_office_id AS office FROM lead GROUP BY 1 ORDER BY count(*) DESC, 1';
    const { rows } = await client.query<{ office: string }>(sql);
    await client.end();
    return { ...urls, offices: rows.map(({ office }) => office) };
  }

  /** The lead service as it is deployed, in the role that answers requests. */
  service({ runtimeUrl }: LeadDatabase, env: Record<string, string> = {}): Promise<Server> {
    // the role that relays events would need a log of events; this one only wants to know where it is
    const urls = { DATABASE_URL: runtimeUrl, EVENTS_DATABASE_URL: runtimeUrl, JWKS_URL: this.issuer.jwksUrl };
    return this.start('apps/lead/dist/main.js', '/health/ready', { ...urls, ROLE: 'api', ...env });
  }

  gateway(lead: Server, own: Record<string, string> = {}): Promise<Server> {
    // it wants to know where every service is, and is asked for leads alone
    const urls = services.map((name) => [`${name.toUpperCase().replaceAll('-', '_')}_URL`, lead.url]);
    const env = { ...Object.fromEntries(urls), JWKS_URL: this.issuer.jwksUrl, RATE_LIMIT_PER_SECOND: '0', ...own };
    return this.start('apps/gateway/dist/main.js', '/health/ready', env);
  }

  /** A program of the bench itself. */
  bare(name: string, env: Record<string, string>, ready = '/'): Promise<Server> {
    return this.start(`tools/bench/dist/leads/${name}.js`, ready, env);
  }

  /** The headers of a caller who sees these offices; the token outlives the bench. */
  async headers(agencyOfficeIds: string[]): Promise<Record<string, string>> {
    const token = await this.issuer.token(claimsOf('main-user', { agencyOfficeIds }), 86_400);
    return { authorization: `Bearer ${token}`, 'request-id': randomUUID(), 'content-type': 'application/json' };
  }

  async end(): Promise<void> {
    for (const server of this.servers.reverse()) await server.stop();
    this.load.close();
    await this.issuer.close();
  }

  private async start(main: string, ready: string, env: Record<string, string>): Promise<Server> {
    const server = await startServer(join(root, main), ready, env);
    this.servers.push(server);
    return server;
  }
}

/** The statement that the service sends to its database for a caller who sees these offices. */
export function statementFor(agencyOfficeIds: string[], query: Partial<LeadSearch> = {}, parts?: Parts) {
  const caller = new Caller({ sub: 'bench', name: 'Bench', permissions: ['lead:read'], agencyOfficeIds });
  return searchStatement(leadSearch, caller, query as LeadSearch, parts);
}

/** A durable PostgreSQL of the bench's own, an issuer of tokens, and a load generator. */
export const withLeads = <T>(work: (fixture: LeadFixture) => Promise<T>): Promise<T> =>
  withFolder(async (folder) => {
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), settings: { shared_buffers: '1GB' } });
    const fixture = new LeadFixture(postgres, await testIssuer(), new LoadGenerator());
    try {
      return await work(fixture);
    } finally {
      await fixture.end();
      await postgres.stop();
    }
  });
