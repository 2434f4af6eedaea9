import { describeWithKafka } from '@ovipro/testing';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { root, StartedSystem, until } from './started-system.fixture';

jest.setTimeout(300_000);

const office = '7bdffe48-0077-4de0-acd4-d9b9b1ab49f8';
const agentId = 'ecddaeca-160a-46c4-987a-075942a4c512';
/** Teemu Virtanen of the demo data. */
const partyId = '62701576-2621-4a27-8d2b-63cea492abb6';
const timeoutMs = 90_000;

/** A survey system that is away at first: it takes an invitation at the third try, and each key once. */
class SurveySystem {
  readonly invitations = new Map<string, { email: string; localeId: string; surveypalSurveyId: number }>();
  tries = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<SurveySystem> {
    const system: SurveySystem = new SurveySystem(
      createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          system.tries += 1;
          if (system.tries < 3) return void response.writeHead(503).end();
          system.invitations.set(
            String(request.headers['idempotency-key']),
            JSON.parse(Buffer.concat(chunks).toString()),
          );
          response.writeHead(202).end();
        });
      }),
    );
    system.server.listen(0, '127.0.0.1');
    await once(system.server, 'listening');
    return system;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/invitations`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

describeWithKafka('the subscribers of tools/examples', () => {
  let system: StartedSystem;
  let surveys: SurveySystem;
  let file: string;

  beforeAll(async () => {
    system = await StartedSystem.create('--kafka');
    await system.start();
    surveys = await SurveySystem.start();
    file = join(system.data, 'price-tracking.csv');
  });
  afterAll(async () => {
    surveys?.stop();
    await system?.dispose();
  });

  const send = async (username: string, method: string, path: string, body?: object) => {
    const call = async (url: string, verb: string, sent?: object, token?: string) => {
      const headers = { 'content-type': 'application/json', 'request-id': randomUUID() };
      const authorization = token ? { authorization: `Bearer ${token}` } : undefined;
      const options = { method: verb, headers: { ...headers, ...authorization }, body: sent && JSON.stringify(sent) };
      const answer = await fetch(`${system.url}${url}`, options);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${verb} ${url} answered ${answer.status} ${text}`);
      return JSON.parse(text) as Record<string, string>;
    };
    const pair = { username, password: `demo-${username}` };
    const { access_token } = await call('/authentication/v1/tokens', 'POST', pair);
    return call(path, method, body, access_token);
  };

  /** A sale that is in force, and over. */
  async function aFinishedSale(): Promise<string> {
    const { assignmentId } = await send('ville.valittaja', 'POST', '/assignment/v1/salesAssignments', {
      assignment: { agencyOfficeId: office, agents: [{ agentId, roleCode: 'RESPONSIBLE_AGENT' }] },
      agreementValidity: {
        agreementTypeCode: 'FIXED_TERM',
        validityPeriod: { startDate: '2026-12-01', endDate: '2027-03-31' },
      },
      sellerCustomerParties: [{ partyId, partyTypeCode: 'PERSON_PARTY' }],
      assets: [{ realtyId: randomUUID(), price: { salesPriceAmount: 240_000.5, currencyCode: 'EUR' } }],
      costs: { commission: { commissionTypeCode: 'OTHER_COMMISSION' } },
    });
    for (const actionCode of ['LOCK', 'ACTIVATE', 'FINISH'])
      await send('ville.valittaja', 'POST', `/assignment/v1/assignments/${assignmentId}/actions`, { actionCode });
    return assignmentId;
  }

  const subscriber = (name: string): ChildProcess =>
    spawn(process.execPath, [join(root, 'tools/examples/dist', name, 'main.js')], {
      env: {
        ...process.env,
        EVENT_TRANSPORT: 'kafka',
        KAFKA_BROKERS: system.running?.kafka?.brokers.join(),
        SURVEY_URL: surveys.url,
        HSP_FILE: file,
      },
      stdio: 'inherit',
    });
  const rows = (): string[] => readFileSync(file, 'utf8').trim().split('\n').slice(1);
  const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };

  it('invite whom a survey asks once, and write a row for each milestone once, whenever they are killed', async () => {
    await send('paula.paakayttaja', 'PUT', '/assignment/v1/integrationSettings', {
      ...{ agencyOfficeId: office, hspTransferEnabled: true, surveypalTransferEnabled: true },
      surveypalSurveySettings: [
        { surveyTypeCode: 'ASSIGNMENT_ENDED', surveypalSurveyId: 1489, enabled: true, sendDelayHours: 0 },
      ],
    });
    await aFinishedSale();
    let [survey, hsp] = [subscriber('survey'), subscriber('hsp')];
    await until('the invitation', () => surveys.invitations.size === 1, timeoutMs);
    await until('the rows', () => rows().length >= 2, timeoutMs);
    // what they had done and not said so comes again
    await Promise.all([end(survey, 'SIGKILL'), end(hsp, 'SIGKILL')]);
    await aFinishedSale();
    [survey, hsp] = [subscriber('survey'), subscriber('hsp')];
    await until('the second invitation', () => surveys.invitations.size === 2, timeoutMs);
    await until('the second rows', () => rows().length >= 4, timeoutMs);
    await Promise.all([end(survey, 'SIGTERM'), end(hsp, 'SIGTERM')]);
    for (const invitation of surveys.invitations.values())
      expect(invitation).toMatchObject({
        surveypalSurveyId: 1489,
        email: 'teemu.virtanen@example.com',
        localeId: 'fi',
        meta: { surveyTypeCode: 'ASSIGNMENT_ENDED' },
      });
    const ids = rows().map((row) => row.split(',')[0]);
    expect([ids.length, new Set(ids).size]).toEqual([4, 4]);
    for (const row of rows()) expect(row).toContain(',240000.5,"EUR","2026-12-01",');
  });
});
