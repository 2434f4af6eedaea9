import { Jwks, TokenVerifier } from '@ovipro/platform/edge';
import { createLogger } from '@ovipro/platform/server';
import { startTestService, type TestAnswer, type TestService } from '@ovipro/testing';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Admin, openAdmin } from '../admin';
import type { AgencyConfig } from '../config';
import type { ImportReport } from '../import/import-records';
import type { Line } from '../import/read-record';
import { agencyService } from '../service';

/** Passwords that cost next to nothing. */
export const passwordCost = 10;
export const signingKeySecret = 'a secret of the tests, long enough';
export const demo = (name: string): string => join(__dirname, '../../../../tools/demo', `${name}.jsonl`);

/** The agency service on a database of its own, and what operators have beside it. */
export interface TestAgency extends TestService {
  admin: Admin;
  /** Verifies with the keys that the service publishes, fetched anew. */
  verifier(now?: () => number): TokenVerifier;
  logIn(username: string, password: string, from?: string): Promise<TestAnswer>;
}

export async function startAgency(own: Partial<AgencyConfig> = {}): Promise<TestAgency> {
  const service = await startTestService(agencyService, { passwordCost, signingKeySecret, ...own });
  const { databaseUrl, schemaBase, tokenIssuer: issuer, tokenAudience: audience } = service.config;
  const admin = await openAdmin({ databaseUrl, schemaBase, passwordCost });
  return {
    ...service,
    admin,
    verifier: (now) =>
      new TokenVerifier(
        new Jwks(`${service.url}/jwks.json`, createLogger('test', 'silent')),
        { issuer, audience },
        now,
      ),
    logIn: (username, password, from = '192.0.2.1') =>
      service.send('POST', '/tokens', { body: { username, password }, headers: { 'x-forwarded-for': from } }),
    close: async () => {
      await admin.close();
      await service.close();
    },
  };
}

/** The lines of a file. */
export async function* fileLines(path: string): AsyncGenerator<Line> {
  let number = 0;
  for await (const text of createInterface(createReadStream(path)))
    yield { number: ++number, bytes: Buffer.from(text) };
}

/** Records as the lines of a file would hold them; a text or bytes as they are. */
export async function* linesOf(...records: (object | string)[]): AsyncGenerator<Line> {
  for (const [index, record] of records.entries()) {
    const raw = typeof record === 'string' || Buffer.isBuffer(record);
    yield { number: index + 1, bytes: Buffer.from(raw ? record : JSON.stringify(record)) };
  }
}

export async function importDemo(admin: Admin): Promise<void> {
  await admin.import('agencies', fileLines(demo('agencies')));
  await admin.import('offices', fileLines(demo('agency-offices')));
  await admin.import('agents', fileLines(demo('agents')));
  await admin.import('accounts', fileLines(demo('accounts')));
}

export type Json = Record<string, unknown>;

export const demoRecords = (name: string): Json[] =>
  readFileSync(demo(name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Json);

/** A report in numbers. */
export const counts = ({ refused, kept: _kept, removed, ...report }: ImportReport) => ({
  ...report,
  refused: refused.length,
  ...(removed > 0 && { removed }),
});
