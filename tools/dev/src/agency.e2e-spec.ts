import { sampleOf } from '@ovipro/testing';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { shapeOf } from './shape.fixture';
import { StartedSystem } from './started-system.fixture';

jest.setTimeout(180_000);

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test looks into answers of any shape
type Json = any;

const curlRuns = spawnSync('curl', ['--version']).status === 0;

(curlRuns ? describe : describe.skip)('the agency API through the gateway [needs curl]', () => {
  let system: StartedSystem;
  const tokens = new Map<string, string>();

  const curl = (method: string, path: string, { token, body }: { token?: string; body?: object } = {}): Json => {
    const headers = [`Request-ID: ${randomUUID()}`, ...(token ? [`Authorization: Bearer ${token}`] : [])];
    const data = body ? ['-H', 'Content-Type: application/json', '-d', JSON.stringify(body)] : [];
    const args = ['-sS', '-X', method, '-w', '\n%{http_code}', ...headers.flatMap((header) => ['-H', header]), ...data];
    const { stdout, stderr, status } = spawnSync('curl', [...args, system.url + path], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const end = stdout.lastIndexOf('\n');
    return [Number(stdout.slice(end + 1)), JSON.parse(stdout.slice(0, end))];
  };

  /** What an account of the demo data is answered: status and body. */
  const as = (username: string, method: string, path: string, body?: object): Json =>
    curl(method, `/agency/v1${path}`, { token: tokens.get(username), body });

  const [agency, office, agent] = ['agency', 'agencyOffice', 'agent'].map((name) =>
    sampleOf<Json>('agency', `${name}.get.response`),
  );
  const officePath = `/agencyOffices/${office.agencyOfficeId}`;
  const [ville, paula, risto] = ['ville.valittaja', 'paula.paakayttaja', 'risto.ranta'];

  beforeAll(async () => {
    system = await StartedSystem.create();
    await system.start();
    for (const username of [ville, paula, risto]) {
      const body = { username, password: `demo-${username}` };
      tokens.set(username, curl('POST', '/authentication/v1/tokens', { body })[1].access_token as string);
    }
  });
  afterAll(() => system?.dispose());

  it('answers an agency, an office and an agent of the demo data as the samples have them', () => {
    expect(as(ville, 'GET', `/agencies/${agency.agencyId}`)).toEqual([200, agency]);
    expect(as(ville, 'GET', officePath)).toEqual([200, office]);
    const modificationTime = expect.stringMatching(/Z$/) as string;
    expect(as(ville, 'GET', `/agents/${agent.agentId}`)).toEqual([200, { ...agent, modificationTime }]);
  });

  it('lists them as the samples have it', () => {
    expect(as(ville, 'GET', `/agencies?agentId=${agent.agentId}`)).toEqual([
      200,
      sampleOf('agency', 'agencies.search.response'),
    ]);
    const [, offices] = as(ville, 'GET', `/agencyOffices?agencyId=${agency.agencyId}`);
    expect(offices.agencyOffices).toHaveLength(6);
    expect(offices.agencyOffices).toContainEqual(office);
    const [, agents] = as(ville, 'GET', `/agents?agentId=${agent.agentId}`);
    expect(shapeOf(agents)).toEqual(shapeOf(sampleOf('agency', 'agents.search.response')));
    const [, shown] = as(ville, 'GET', `${officePath}/publicAgents`);
    expect(shapeOf(shown)).toEqual(shapeOf(sampleOf('agency', 'publicAgents.list.response')));
  });

  it('shows nothing to an agent of another agency', () => {
    const foreign = [
      `/agencies/${agency.agencyId}`,
      officePath,
      `${officePath}/publicAgents`,
      `/agents/${agent.agentId}`,
    ];
    for (const path of foreign) expect(as(risto, 'GET', path)).toMatchObject([404, { errorCode: 'INVALID_ID' }]);
    expect(as(risto, 'GET', `/agencyOffices?agencyId=${agency.agencyId}`)).toEqual([200, { agencyOffices: [] }]);
  });

  it('lets the main user change the office, its coordinates and its contacts, and no agent', () => {
    const update = sampleOf<object>('agency', 'agencyOffice.update.request');
    const coordinates = sampleOf<object>('agency', 'coordinates.update.request');
    const contacts = sampleOf<object>('agency', 'contacts.update.request');
    expect(as(ville, 'PUT', officePath, update)).toMatchObject([403, { errorCode: 'UNAUTHORIZED' }]);
    expect(as(paula, 'PUT', officePath, update)).toEqual([200, {}]);
    expect(as(paula, 'PUT', `${officePath}/coordinates`, coordinates)).toEqual([200, {}]);
    const [status, answer] = as(paula, 'PUT', `${officePath}/contacts`, contacts);
    expect([status, shapeOf(answer)]).toEqual([200, shapeOf(sampleOf('agency', 'contacts.update.response'))]);
    const now = { ...office, ...update, location: coordinates, contacts: answer.contacts };
    expect(as(ville, 'GET', officePath)).toEqual([200, now]);
  });

  it('lets the main user choose public agents, and no agent', () => {
    const body = sampleOf<{ agentId: string }>('agency', 'publicAgent.add.request');
    const path = `${officePath}/publicAgents`;
    const shown = (): boolean =>
      as(ville, 'GET', path)[1].agents.some(({ agentId }: Json) => agentId === body.agentId) as boolean;
    expect(as(ville, 'DELETE', `${path}/${body.agentId}`)[0]).toBe(403);
    expect([as(paula, 'DELETE', `${path}/${body.agentId}`), shown()]).toEqual([[200, {}], false]);
    expect(as(ville, 'POST', path, body)[0]).toBe(403);
    expect([as(paula, 'POST', path, body), shown()]).toEqual([[200, {}], true]);
  });

  it('stands in the merged API document', () => {
    const [, document] = curl('GET', '/openapi.json');
    const paths = Object.keys(document.paths as object).filter((path) => path.startsWith('/agency/v1/'));
    expect(paths).toHaveLength(10);
  });
});
