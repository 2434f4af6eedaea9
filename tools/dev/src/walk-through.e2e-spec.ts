import { sampleOf } from '@ovipro/testing';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shapeOf } from './shape.fixture';
import { root, StartedSystem, until } from './started-system.fixture';

jest.setTimeout(180_000);

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test looks into answers of any shape
type Json = any;

const missing = ['bash', 'curl'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);

/** The commands that the README has a reader type, in their order. */
function commands(): string[] {
  const [, chapter] = readFileSync(join(root, 'README.md'), 'utf8').split('## Five minutes with curl');
  return [...chapter.split('\n## ')[0].matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block);
}

(missing.length === 0 ? describe : describe.skip)(`the README's walk-through [needs bash, curl]`, () => {
  let system: StartedSystem;
  let subscriber: ChildProcess;
  let heard = '';

  const environment = () => ({ ...process.env, OVIPRO_DATA: system.data });

  beforeAll(async () => {
    system = await StartedSystem.create();
    await system.start();
    subscriber = spawn('node', ['tools/dev/run.mjs', 'subscriber'], { cwd: root, env: environment() });
    subscriber.stdout?.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    await until('the subscriber', () => heard.includes('waiting for lead-approved'));
  });

  afterAll(async () => {
    const ended = new Promise((resolve) => subscriber.once('exit', resolve));
    subscriber.kill('SIGTERM');
    await ended;
    await system.dispose();
  });

  it('works as printed: a lead to its approval, a sale to its signed contract, a realty to its match, event and mail', async () => {
    const typed = commands().filter((block) => !block.includes('npm run subscriber'));
    expect(typed.length).toBeGreaterThanOrEqual(5);
    const script = typed.join('\necho; echo ==\n').replace('http://127.0.0.1:8080', system.url);
    const { stdout, stderr, status } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: root,
      env: environment(),
      encoding: 'utf8',
    });
    expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
    const [, made, found, approved, tailed, settings, sale, acts, told, contract, watch, , match] = stdout
      .split('\n==\n')
      .map((part) => part.trim());
    expect(made).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(found)).toMatchObject({ totalCount: 1, leads: [{ leadId: made, leadStatusCode: 'NEW' }] });
    expect(approved).toBe('{}');
    for (const event of ['lead-created', 'lead-assigned', 'lead-approved'])
      expect(tailed).toContain(`${event} ${made}`);
    const [, number] = /^\{\}\{\}.*"officialAssignmentId":"(\d+)"/.exec(acts) ?? [];
    expect([settings, number]).toEqual(['{}', expect.any(String)]);
    const event = JSON.parse(told.slice(told.indexOf('{'))) as Json;
    expect(event).toMatchObject({
      assignment: { assignmentId: sale, assignmentStatusCode: 'ACTIVE', officialAssignmentId: number },
      integrationSettings: { hspTransferEnabled: true },
      actor: { name: 'Ville Välittäjä' },
    });
    expect(readFileSync(contract).subarray(0, 5).toString()).toBe('%PDF-');
    expect(watch).toMatch(/^\{"watchId":/);
    const [page, matched, file] = match.split('\n').filter((line) => !line.startsWith('>'));
    const [realty] = (JSON.parse(page) as Json).realties;
    expect(realty.reasons).toEqual(['PROPERTY_TYPE', 'ADDRESS', 'PRICE']);
    expect(matched).toContain(realty.realtyId);
    const mail = readFileSync(file, 'utf8');
    expect([mail.includes('minna.monnila@example.com'), mail.includes('Harjukatu 5')]).toEqual([true, true]);
    await until('the event', () => heard.includes(`lead ${made} approved by Ville Välittäjä`));
  });

  describe('the samples of the lead API, through the gateway', () => {
    const send = async (method: string, path: string, token: string, body?: object) => {
      const response = await fetch(`${system.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'request-id': randomUUID(), 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      return {
        status: response.status,
        location: response.headers.get('location') ?? '',
        body: (await response.json()) as Json,
      };
    };
    const tokenOf = async (username: string): Promise<string> =>
      (await send('POST', '/authentication/v1/tokens', '', { username, password: `demo-${username}` })).body
        .access_token;

    it('create, read, update and find a lead', async () => {
      const agent = await tokenOf('ville.valittaja');
      const sample = sampleOf<{ lead: object }>('lead', 'lead.create.request');
      const made = await send('POST', '/lead/v1/leads', agent, sample);
      expect([made.status, shapeOf(made.body)]).toEqual([201, shapeOf(sampleOf('lead', 'lead.create.response'))]);
      const read = await send('GET', made.location, agent);
      expect([read.status, read.body.lead]).toEqual([200, sample.lead]);
      const update = sampleOf<object>('lead', 'lead.update.request');
      expect(await send('PUT', made.location, agent, update)).toMatchObject({ status: 200, body: {} });
      const found = await send('GET', `/lead/v1/leads?leadId=${made.body.leadId}`, agent);
      const [, approved] = sampleOf<{ leads: object[] }>('lead', 'leads.search.response').leads;
      expect(Object.keys(found.body)).toEqual(['totalCount', 'leads']);
      expect(shapeOf(found.body.leads[0])).toMatchObject({
        ...(shapeOf(approved) as object),
        lead: expect.any(Object),
      });
      expect(found.body.leads[0]).toMatchObject({ leadStatusCode: 'APPROVED', lead: sample.lead });
    });

    it('send a lead to a partner, completed from the directories', async () => {
      const agent = await tokenOf('ville.valittaja');
      const sample = sampleOf<{ lead: object }>('lead', 'outgoingLead.create.request');
      const made = await send('POST', '/lead/v1/outgoingLeads', agent, sample);
      expect([made.status, shapeOf(made.body)]).toEqual([201, shapeOf(sampleOf('lead', 'lead.create.response'))]);
      const found = await send('GET', `/lead/v1/outgoingLeads?leadId=${made.body.leadId}`, agent);
      expect(shapeOf(found.body)).toEqual(shapeOf(sampleOf('lead', 'outgoingLeads.search.response')));
      const [{ lead, customer, sender }] = found.body.leads;
      expect([lead, customer.lastName, sender.lastName]).toEqual([sample.lead, 'Virtanen', 'Välittäjä']);
    });

    it('take a lead from a marketplace', async () => {
      const sample = sampleOf<object>('lead', 'marketplaceLead.create.request');
      const made = await send('POST', '/lead/v1/marketplaces/ETUOVI/leads', await tokenOf('etuovi'), sample);
      expect(made.status).toBe(201);
      const { body } = await send('GET', made.location, await tokenOf('paula.paakayttaja'));
      expect(body.lead).toMatchObject({ leadTypeCode: 'SELLER_REFERRAL', leadSourceTypeCode: 'ETUOVI' });
    });
  });
});
