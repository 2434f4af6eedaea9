import { permissionsOf } from '@ovipro/contracts';
import { Clock } from '@ovipro/platform';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { Passwords } from '../account/passwords';
import { agencyService } from '../service';
import { demo, importDemo, linesOf, startAgency, type TestAgency } from '../testing/agency-service';
import { readFileSync } from 'node:fs';

const ville = { username: 'ville.valittaja', password: 'demo-ville.valittaja' };
const agents = readFileSync(demo('agents'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Record<string, unknown>);
const agentOf = (lastName: string) => agents.find((agent) => agent.lastName === lastName) as Record<string, unknown>;

describe('POST /tokens', () => {
  let agency: TestAgency;
  beforeAll(async () => {
    agency = await startAgency();
    await importDemo(agency.admin);
  });
  afterAll(() => agency?.close());

  it("answers a token that the published keys verify, with the agent's name and offices", async () => {
    const answer = await agency.logIn(ville.username, ville.password);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(answer.body).toEqual({ token_type: 'Bearer', access_token: expect.any(String), expires_in: 900 });
    const caller = await agency.verifier().verify(`Bearer ${answer.body.access_token}`);
    expect(caller.sub).toBe(ville.username);
    expect(caller.name).toBe('Ville Välittäjä');
    expect(caller.agentId).toBe(agentOf('Välittäjä').agentId);
    expect(caller.agencyOfficeIds).toEqual(agentOf('Välittäjä').agencyOfficeIds);
    expect(permissionsOf('agent').every((permission) => caller.can(permission))).toBe(true);
  });

  it('names the algorithm, the key, the issuer, the audience and the quarter of an hour', async () => {
    const { body } = await agency.logIn('pankki', 'demo-pankki');
    expect(decodeProtectedHeader(body.access_token)).toEqual({ alg: 'ES256', typ: 'JWT', kid: expect.any(String) });
    const { exp = 0, iat = 0, ...claims } = decodeJwt(body.access_token);
    expect(exp - iat).toBe(900);
    expect(claims).toEqual({
      sub: 'pankki',
      name: 'pankki',
      agencyOfficeIds: [],
      permissions: permissionsOf('partner'),
      iss: agency.config.tokenIssuer,
      aud: agency.config.tokenAudience,
      jti: expect.any(String),
    });
  });

  it.each([
    ['oikotie', 'marketplace'],
    ['paula.paakayttaja', 'main-user'],
    ['integraatio', 'integration'],
  ])('lets %s in as %s', async (username, role) => {
    const { body } = await agency.logIn(username, `demo-${username}`);
    expect(decodeJwt(body.access_token).permissions).toEqual(permissionsOf(role as 'agent', 'OIKOTIE'));
  });

  it('answers the same to a wrong password and to an unknown user, after the same work', async () => {
    const wrong = await agency.logIn('risto.ranta', 'demo-ville.valittaja');
    const unknown = await agency.logIn('risto.rantanen', 'demo-ville.valittaja');
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual({
      errorCode: 'UNAUTHORIZED',
      message: expect.any(String),
      description: expect.any(String),
    });
    expect([unknown.status, unknown.text]).toEqual([wrong.status, wrong.text]);
    const names = ({ headers }: { headers: Headers }) => [...headers.keys()].sort();
    expect(names(unknown)).toEqual(names(wrong));
  });

  it('needs a Request-ID and both fields, and no token', async () => {
    const bare = await agency.send('POST', '/tokens', { body: ville, headers: { 'request-id': undefined } });
    expect([bare.status, bare.body.errors[0].target]).toEqual([400, 'Request-ID']);
    const empty = await agency.send('POST', '/tokens', { body: { username: '' } });
    expect(empty.body.errorCode).toBe('BAD_REQUEST_BODY');
    expect(empty.body.errors.map((entry: { target: string }) => entry.target)).toEqual(['username', 'password']);
  });

  it('answers anew to a repeated request', async () => {
    const headers = { 'request-id': '9031d1c5-7d40-41dd-b2b8-7919a2fc4fe9' };
    const [one, other] = [
      await agency.send('POST', '/tokens', { body: ville, headers }),
      await agency.send('POST', '/tokens', { body: ville, headers }),
    ];
    expect(other.headers.get('idempotent-replayed')).toBeNull();
    expect(other.body.access_token).not.toBe(one.body.access_token);
    expect((await agency.db.query('SELECT FROM idempotency')).rowCount).toBe(0);
  });

  it('refuses a disabled account until it is enabled again', async () => {
    await agency.admin.accounts.setDisabled('pankki', true);
    expect((await agency.logIn('pankki', 'demo-pankki')).status).toBe(401);
    await agency.admin.accounts.setDisabled('pankki', false);
    expect((await agency.logIn('pankki', 'demo-pankki')).status).toBe(200);
  });

  it('takes a new password and no longer the old one', async () => {
    await agency.admin.accounts.setPassword('oikotie', 'a new password');
    expect((await agency.logIn('oikotie', 'demo-oikotie')).status).toBe(401);
    expect((await agency.logIn('oikotie', 'a new password')).status).toBe(200);
  });

  it("follows the agent's offices and state at each log-in", async () => {
    const tiina = agentOf('Tuppurainen');
    const logIn = () => agency.logIn('tiina.tuppurainen', 'demo-tiina.tuppurainen');
    const moved = { ...tiina, lastName: 'Uusi', agencyOfficeIds: ['38046447-49ba-4379-a36c-348a96b321b1'] };
    await agency.admin.import('agents', linesOf(moved));
    const claims = decodeJwt((await logIn()).body.access_token);
    expect([claims.name, claims.agencyOfficeIds]).toEqual(['Tiina Uusi', moved.agencyOfficeIds]);
    await agency.admin.import('agents', linesOf({ ...moved, state: 'INACTIVE' }));
    expect((await logIn()).status).toBe(401);
    await agency.admin.import('agents', linesOf(tiina));
    expect((await logIn()).status).toBe(200);
  });

  it('brings a hash up to the configured cost when its password comes by', async () => {
    const hashOf = async () =>
      (await agency.db.query(`SELECT password_hash FROM account WHERE username = 'etuovi'`)).rows[0].password_hash;
    await agency.db.query(`UPDATE account SET password_hash = $1 WHERE username = 'etuovi'`, [
      await new Passwords(11).hash('demo-etuovi'),
    ]);
    expect(await hashOf()).toContain('ln=11');
    expect((await agency.logIn('etuovi', 'demo-etuovi')).status).toBe(200);
    expect(await hashOf()).toContain('ln=10');
    expect((await agency.logIn('etuovi', 'demo-etuovi')).status).toBe(200);
  });
});

describe('POST /tokens after failures', () => {
  let agency: TestAgency;
  beforeAll(async () => {
    agency = await startAgency();
    await importDemo(agency.admin);
  });
  afterAll(() => agency?.close());
  const fail = (username: string, from: string) => agency.logIn(username, 'wrong', from);

  it('refuses the eleventh within a minute, right password or not, and says when to come again', async () => {
    for (let n = 0; n < 10; n += 1) expect((await fail('ville.valittaja', '192.0.2.7')).status).toBe(401);
    for (const password of ['wrong', ville.password]) {
      const answer = await agency.logIn(ville.username, password, '192.0.2.7');
      expect([answer.status, answer.body.errorCode]).toEqual([429, 'TOO_MANY_REQUESTS']);
      const [limit, remaining, reset, after] = [
        'ratelimit-limit',
        'ratelimit-remaining',
        'ratelimit-reset',
        'retry-after',
      ].map((name) => Number(answer.headers.get(name) ?? NaN));
      expect([limit, remaining]).toEqual([10, 0]);
      expect(after).toBe(reset);
      expect(after).toBeGreaterThan(30);
      expect(after).toBeLessThanOrEqual(60);
    }
  });

  it('counts for each address and each name by itself, unknown names too', async () => {
    expect((await agency.logIn(ville.username, ville.password, '192.0.2.8')).status).toBe(200);
    expect((await agency.logIn('pankki', 'demo-pankki', '192.0.2.7')).status).toBe(200);
    for (let n = 0; n < 10; n += 1) await fail('nobody', '192.0.2.7');
    expect((await fail('nobody', '192.0.2.7')).status).toBe(429);
  });

  it('lets nobody past the limit in a burst', async () => {
    const burst = await Promise.all(Array.from({ length: 25 }, () => fail('etuovi', '192.0.2.9')));
    const statuses = burst.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(10).fill(401), ...Array<number>(15).fill(429)]);
    expect((await agency.logIn('etuovi', 'demo-etuovi', '192.0.2.9')).status).toBe(429);
  });

  it('does not take log-ins beside each other for failures', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => agency.logIn('pankki', 'demo-pankki', '192.0.2.10')),
    );
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('forgets after a minute, and keeps neither names nor old rows', async () => {
    const clock = agency.app.get(Clock, { strict: false });
    const now = jest.spyOn(clock, 'now').mockImplementation(() => new Date(Date.now() + 61_000));
    expect((await agency.logIn(ville.username, ville.password, '192.0.2.7')).status).toBe(200);
    now.mockImplementation(() => new Date(Date.now() + 300_000));
    await fail('somebody', '192.0.2.7');
    const { rows } = await agency.db.query('SELECT * FROM login_failure');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows[0])).not.toContain('somebody');
    now.mockRestore();
  });
});

describe('the agency service', () => {
  it('has two documents', () => {
    expect(agencyService.apis.map(({ name }) => name)).toEqual(['agency', 'authentication']);
  });
});
