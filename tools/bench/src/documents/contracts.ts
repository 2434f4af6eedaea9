import { assignmentService, type DocumentInput } from '@ovipro/assignment';
import { eventLog, migrate } from '@ovipro/platform/server';
import { createDatabase, type RunningPostgres } from '@ovipro/postgres';
import { claimsOf, type TestIssuer } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Server, startServer } from '../leads/processes';

const root = join(__dirname, '../../../..');
const main = join(root, 'apps/assignment/dist/main.js');
const sample = JSON.parse(
  readFileSync(join(root, 'libs/contracts/src/assignment/samples/salesAssignment.create.request.json'), 'utf8'),
) as { assignment: object; assets: object[] };

const assetCount = 100;
/** When whatever is put off is due. */
export const later = `now() + interval '1 day'`;

/** What a bench begins with. */
export interface Made {
  /** What one of the contracts is made of. */
  input: DocumentInput;
  /** The id of a sale of the API reference's size, whose contract nobody asks for. */
  saleId: string;
}

/** Contracts of 100 assets in the database of an assignment service, which a bench has rendered when it likes. */
export class Contracts {
  private constructor(
    readonly client: Client,
    private readonly environment: Record<string, string>,
    readonly headers: Record<string, string>,
    private readonly office: string,
  ) {}

  static async begin(postgres: RunningPostgres, issuer: TestIssuer): Promise<Contracts> {
    const secrets = { ownerPassword: 'owner', runtimePassword: 'runtime' };
    const make = (name: string) => createDatabase(postgres.superuserUrl(), { name, ...secrets });
    const [own, log] = [await make('assignment'), await make('events')];
    await migrate(assignmentService.persistence, own.ownerUrl);
    await migrate(eventLog, log.ownerUrl);
    const client = new Client({ connectionString: own.ownerUrl });
    await client.connect();
    const office = randomUUID();
    const token = await issuer.token(claimsOf('main-user', { agencyOfficeIds: [office] }), 86_400);
    const headers = {
      authorization: `Bearer ${token}`,
      'request-id': randomUUID(),
      'content-type': 'application/json',
    };
    const urls = { DATABASE_URL: own.runtimeUrl, EVENTS_DATABASE_URL: log.runtimeUrl, JWKS_URL: issuer.jwksUrl };
    return new Contracts(client, urls, headers, office);
  }

  /** The service as it is deployed, in one role or in both. */
  serve(role: string, own: Record<string, string> = {}): Promise<Server> {
    return startServer(main, '/health/ready', { ...this.environment, ROLE: role, ...own });
  }

  /** Locks sales of 100 assets, whose contracts wait for a worker. */
  async make(count: number): Promise<Made> {
    const server = await this.serve('api');
    const aSale = async (assets: object[]): Promise<string> => {
      const assignment = { ...sample.assignment, agencyOfficeId: this.office };
      const made = await this.post(`${server.url}/salesAssignments`, { ...sample, assignment, assets });
      return (made as { assignmentId: string }).assignmentId;
    };
    try {
      for (let index = 0; index < count; index += 1) {
        const id = await aSale(Array.from({ length: assetCount }, () => sample.assets[0]));
        await this.post(`${server.url}/assignments/${id}/actions`, { actionCode: 'LOCK' });
      }
      const { rows } = await this.client.query<{ input: DocumentInput }>('SELECT input FROM document LIMIT 1');
      return { input: rows[0].input, saleId: await aSale(sample.assets) };
    } finally {
      await server.stop();
    }
  }

  /** Has what is rendered rendered again, at once or when it is resumed; answers how many were. */
  async again(at: 'now()' | typeof later): Promise<number> {
    const { rowCount } = await this.client.query(`
      WITH made AS (
        UPDATE document SET sha256 = NULL, content_length = NULL, content_store = NULL
        WHERE sha256 IS NOT NULL RETURNING document_id),
      gone AS (DELETE FROM document_content WHERE document_id IN (SELECT document_id FROM made))
      INSERT INTO job (kind, key, payload, cause, due_at, ready_at)
      SELECT 'render-document', document_id::text, json_build_object('documentId', document_id), '{}', now(), ${at} FROM made`);
    return rowCount ?? 0;
  }

  /** Puts off what waits, and resolves once nothing is being rendered. */
  async pause(): Promise<void> {
    await this.client.query(`UPDATE job SET ready_at = ${later} WHERE kind = 'render-document' AND state = 'waiting'`);
    for (;;) {
      const sql = `SELECT FROM job WHERE kind = 'render-document' AND state = 'running'`;
      if ((await this.client.query(sql)).rowCount === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async resume(): Promise<void> {
    await this.client.query(`UPDATE job SET ready_at = now() WHERE kind = 'render-document' AND state = 'waiting'`);
  }

  end(): Promise<void> {
    return this.client.end();
  }

  private async post(url: string, body: object): Promise<unknown> {
    const headers = { ...this.headers, 'request-id': randomUUID() };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${url} answered ${answer.status} ${text}`);
    return JSON.parse(text);
  }
}
