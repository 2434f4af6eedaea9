import { Clock } from '@ovipro/platform';
import { startService } from '@ovipro/platform/server';
import { eventually } from '@ovipro/testing';
import { decodeProtectedHeader } from 'jose';
import { AgencyConfig } from '../config';
import { agencyService } from '../service';
import { importDemo, signingKeySecret, startAgency, type TestAgency } from '../testing/agency-service';

type Jwk = Record<string, string>;

const day = 86_400_000;

describe('GET /jwks.json', () => {
  let agency: TestAgency;
  beforeAll(async () => {
    agency = await startAgency();
    await importDemo(agency.admin);
  });
  afterAll(() => agency?.close());
  afterEach(() => jest.restoreAllMocks());

  const keys = async (): Promise<Jwk[]> =>
    (await agency.send('GET', '/jwks.json', { headers: { 'request-id': undefined } })).body.keys;
  const token = async (): Promise<string> => (await agency.logIn('pankki', 'demo-pankki')).body.access_token;
  const kidOf = (given: string) => decodeProtectedHeader(given).kid;
  const later = (milliseconds: number) =>
    jest
      .spyOn(agency.app.get(Clock, { strict: false }), 'now')
      .mockImplementation(() => new Date(Date.now() + milliseconds));

  it('answers anybody, for a minute, with public keys and nothing else', async () => {
    const answer = await agency.send('GET', '/jwks.json', { headers: { 'request-id': undefined } });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=60']);
    const [key] = answer.body.keys;
    expect(answer.body.keys).toHaveLength(1);
    expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    expect(key).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' });
  });

  it('keeps private keys encrypted at rest', async () => {
    await token();
    const { rows } = await agency.db.query<{ public_key: object; private_key: Buffer }>('SELECT * FROM signing_key');
    expect(rows).toHaveLength(1);
    expect(rows[0].public_key).not.toHaveProperty('d');
    expect(rows[0].private_key.toString('latin1')).not.toMatch(/"(d|kty|crv)"/);
    const { rows: texts } = await agency.db.query(`SELECT t::text AS text FROM signing_key t`);
    expect(texts[0].text).not.toContain('"d"');
  });

  it('publishes the next key before it signs, and the last one until its tokens have run out', async () => {
    const [first] = await keys();
    const before = await token();
    later(30 * day - 59_000);
    expect(kidOf(await token())).toBe(first.kid);
    const both = await keys();
    expect(both).toHaveLength(2);
    later(30 * day + 2_000);
    const after = await token();
    expect(kidOf(after)).toBe(both[1].kid);
    const nextMonth = agency.verifier(() => Date.now() + 30 * day + 2_000);
    expect((await agency.verifier().verify(`Bearer ${before}`)).sub).toBe('pankki');
    expect((await nextMonth.verify(`Bearer ${after}`)).sub).toBe('pankki');
    later(30 * day + 1_300_000);
    expect((await keys()).map(({ kid }) => kid)).toEqual([both[1].kid]);
    expect((await agency.db.query('SELECT FROM signing_key')).rowCount).toBe(1);
    await expect(agency.verifier().verify(`Bearer ${before}`)).rejects.toMatchObject({ kind: 'unauthenticated' });
  });
});

describe('several processes', () => {
  let agency: TestAgency;
  beforeAll(async () => (agency = await startAgency()));
  const replicas: { close(): Promise<void> }[] = [];
  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.close()));
    await agency?.close();
  });

  /** Another process, as good as: all that two of them share is the database. Answers a look at its keys. */
  const another = async (own: Partial<AgencyConfig> = {}): Promise<() => Promise<Jwk[]>> => {
    const config = Object.assign(new AgencyConfig(), agency.config, { role: 'api', ...own });
    const app = await startService(agencyService, config);
    replicas.push(app);
    const url = await app.getUrl();
    await eventually(async () => (await fetch(`${url}/health/ready`)).status === 200);
    return async () => ((await (await fetch(`${url}/jwks.json`)).json()) as { keys: Jwk[] }).keys;
  };

  it('make one first key when they start at the same moment, and agree on it', async () => {
    const processes = await Promise.all([another(), another(), another()]);
    const sets = await Promise.all(processes.flatMap((keys) => [keys(), keys()]));
    expect(new Set(sets.map((set) => JSON.stringify(set))).size).toBe(1);
    expect(sets[0]).toHaveLength(1);
    expect((await agency.db.query('SELECT FROM signing_key')).rowCount).toBe(1);
  });

  it('follow an operator who rotates the key, without a restart', async () => {
    const keys = await another();
    const [old] = await keys();
    await importDemo(agency.admin);
    const { kid } = await agency.admin.rotateKey(signingKeySecret);
    await eventually(async () => (await keys()).some((key) => key.kid === kid), 'the new key');
    const signer = async () =>
      decodeProtectedHeader((await agency.logIn('pankki', 'demo-pankki')).body.access_token).kid;
    expect(await signer()).toBe(old.kid);
    const clock = jest.spyOn(agency.app.get(Clock, { strict: false }), 'now');
    clock.mockImplementation(() => new Date(Date.now() + 61_000));
    await eventually(async () => (await signer()) === kid, 'the new key to sign');
    clock.mockRestore();
  });

  it('go on after a change of the secret: the old keys verify, a new one signs', async () => {
    const before = (await (await another())()).map(({ kid }) => kid);
    const after = (await (await another({ signingKeySecret: 'another secret that nobody had before' }))()).map(
      ({ kid }) => kid,
    );
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after).toHaveLength(before.length + 1);
  });

  it('refuse cheap passwords outside of tests', async () => {
    await expect(another({ passwordCost: 12, nodeEnv: 'production' })).rejects.toThrow('PASSWORD_COST');
  });
});
