import { UnitOfWork } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { probeCreated } from '../probe/probe.contract';
import { probeRoot } from '../probe/probe';
import { probeService } from '../probe/probe.service';
import type { TestAnswer, TestRequest } from '../service/client';
import { claimsOf } from '../service/keys';
import { eventually, startTestService, type TestService } from '../service/test-service';

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const endAll = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`;
const locked = `SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
  WHERE datname = current_database() AND locktype = 'transactionid' AND NOT granted`;
const idOf = (answer: TestAnswer): string => answer.body.probeId;

/** Sends creates for an office of its own; what is sent with one request is the same. */
interface Creator {
  office: string;
  request(amount: number): TestRequest;
  create(one: TestRequest): Promise<TestAnswer>;
}

/** What the service says of rows and events must hold whoever shared a statement with whom. */
describe('new rows that are committed together', () => {
  let service: TestService;
  let unitOfWork: UnitOfWork;
  /** The service's own role, which may end its connections. */
  let runtime: Client;

  beforeAll(async () => {
    service = await startTestService(probeService);
    unitOfWork = service.app.get(UnitOfWork, { strict: false });
    runtime = new Client({ connectionString: service.config.databaseUrl, application_name: 'test' });
    await runtime.connect();
  });
  afterAll(async () => {
    await runtime?.end();
    await service?.close();
  });

  const rows = async (condition: string, value: unknown) =>
    (await service.db.query(`SELECT *, xmin::text FROM probe WHERE ${condition}`, [value])).rows;
  const ofOffice = (office: string) => rows('agency_office_id = $1', office);
  const transactions = (found: { xmin: string }[]) => new Set(found.map(({ xmin }) => xmin)).size;

  /** The sequences of the events of each probe. */
  async function sequences(): Promise<Map<string, number[]>> {
    const found = new Map<string, number[]>();
    for (const { key, sequence } of await service.published('test.probe'))
      found.set(key, [...(found.get(key) ?? []), sequence]);
    return found;
  }

  async function expectOneEventEach(probeIds: string[]): Promise<void> {
    const found = await sequences();
    expect(probeIds.map((probeId) => found.get(probeId))).toEqual(probeIds.map(() => [1]));
  }

  async function creator(): Promise<Creator> {
    const office = randomUUID();
    const token = await service.issuer.token(claimsOf('agent', { agencyOfficeIds: [office] }));
    const request = (amount: number): TestRequest => ({
      token,
      body: { amount },
      headers: { 'request-id': randomUUID() },
    });
    return { office, request, create: (one: TestRequest) => service.send('POST', '/probes', one) };
  }

  const waiting = `SELECT pid FROM pg_locks WHERE relation = 'probe'::regclass AND mode = 'RowExclusiveLock' AND NOT granted`;

  /** Sends creates while nothing gets into the table until all of them have come to their commit, so that they surely gather. */
  async function gathered({ create }: Creator, sent: TestRequest[], meanwhile = async () => {}): Promise<TestAnswer[]> {
    const client = await service.db.connect();
    const commands = jest.spyOn(unitOfWork, 'command');
    try {
      await client.query('BEGIN; LOCK TABLE probe IN SHARE MODE');
      const begun = Promise.all(sent.map(create));
      const come = async () =>
        commands.mock.calls.length === sent.length && (await client.query(waiting)).rows.length >= 2;
      await eventually(come, 'all commands, and two waiting statements');
      await meanwhile();
      await client.query('COMMIT');
      return await begun;
    } finally {
      commands.mockRestore();
      client.release(true);
    }
  }

  const insert = (probeId: string, amount = 1) =>
    unitOfWork.run(async (tx) => {
      const values = { probeId, agencyOfficeId: randomUUID(), amount, note: '' };
      tx.emit(tx.insert(probeRoot, values), probeCreated);
    });

  it('make a row and an event for each of 60 concurrent requests, in far fewer transactions', async () => {
    const sender = await creator();
    const answers = await gathered(sender, times(60, sender.request));
    expect(answers.map(({ status }) => status)).toEqual(times(60, () => 201));
    const made = await ofOffice(sender.office);
    const amounts = new Map(made.map((row) => [row.probe_id, row.amount]));
    expect(answers.map((answer) => amounts.get(idOf(answer)))).toEqual(times(60, (n) => n));
    expect([made.length, transactions(made) <= 30]).toEqual([60, true]);
    await expectOneEventEach(answers.map(idOf));
  });

  it('make one row for a request that is repeated among others, and answer it as before', async () => {
    const sender = await creator();
    const known = sender.request(1_000);
    const first = await sender.create(known);
    const others = times(40, sender.request);
    const answers = await gathered(sender, [...others.slice(0, 5), known, ...others.slice(5)]);
    const [again] = answers.splice(5, 1);
    expect([again.status, again.body, again.headers.get('idempotent-replayed')]).toEqual([201, first.body, 'true']);
    expect(answers.map(({ status, headers }) => [status, headers.get('idempotent-replayed')])).toEqual(
      others.map(() => [201, null]),
    );
    const made = [idOf(first), ...answers.map(idOf)].sort();
    expect((await ofOffice(sender.office)).map((row) => row.probe_id).sort()).toEqual(made);
    await expectOneEventEach(made);
  });

  it('make one row for a request that comes several times at once', async () => {
    const sender = await creator();
    const same = sender.request(1);
    const answers = await gathered(sender, [sender.request(2), same, same, same, ...times(10, sender.request)]);
    const [, ...twins] = answers.slice(0, 4);
    expect(twins.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(twins.map(idOf)).size).toBe(1);
    expect(twins.filter(({ headers }) => headers.get('idempotent-replayed') === 'true')).toHaveLength(2);
    expect(await ofOffice(sender.office)).toHaveLength(12);
  });

  it('stand where the database refuses those of another, who alone hears of it', async () => {
    const taken = randomUUID();
    await insert(taken, 7);
    const twin = randomUUID();
    const others = times(40, () => randomUUID());
    const ids = [...others.slice(0, 5), taken, twin, twin, ...others.slice(5)];
    const ends = await Promise.allSettled(ids.map((probeId, n) => insert(probeId, 100 + n)));
    const refused = ends.flatMap((end, n) => (end.status === 'rejected' ? [[ids[n], end.reason.code]] : []));
    expect(refused).toEqual([
      [taken, '23505'],
      [twin, '23505'],
    ]);
    const stand = ids.map((id, n): [string, number] => [id, 100 + n]).filter((_, n) => ends[n].status === 'fulfilled');
    const expected = new Map([[taken, 7], ...stand]);
    const made = await rows('probe_id = ANY($1)', ids);
    expect(new Map(made.map((row) => [row.probe_id, row.amount]))).toEqual(expected);
    await expectOneEventEach([...expected.keys()]);
  });

  it.each([
    ['ROLLBACK', 'fulfilled'],
    ['COMMIT', 'rejected'],
  ])('wait for nobody who waits for a lock, which a %s ends', async (end, outcome) => {
    const held = randomUUID();
    let settled = false;
    const client = await service.db.connect();
    try {
      await client.query('BEGIN');
      await client.query(`INSERT INTO probe VALUES ($1, $2, 1, '', 1, 0, now(), now())`, [held, randomUUID()]);
      const holding = Promise.allSettled([insert(held)]).finally(() => (settled = true));
      await eventually(async () => (await client.query(locked)).rowCount, 'the statement that waits');
      const begun = performance.now();
      // the first gather behind it; the later come when nobody gathers any more
      for (const wave of [1, 2, 3]) await Promise.all(times(wave, () => insert(randomUUID())));
      // what waits for a lock gives up after five seconds
      expect([settled, performance.now() - begun < 2_500]).toEqual([false, true]);
      await client.query(end);
      expect((await holding)[0].status).toBe(outcome);
    } finally {
      client.release(true);
    }
    expect(await rows('probe_id = $1', held)).toHaveLength(1);
  });

  const made = (create: Creator['create'], one: TestRequest) =>
    eventually(async () => {
      const answer = await create(one);
      return answer.status === 201 && answer;
    }, 'a created probe');

  /** Repeats what was not answered, as a client does. */
  async function expectMadeOnce({ office, create }: Creator, sent: TestRequest[], first: TestAnswer[]): Promise<void> {
    expect(first.filter(({ status }) => status !== 201 && status !== 503)).toEqual([]);
    const answers: TestAnswer[] = [];
    for (const [n, answer] of first.entries())
      answers.push(answer.status === 201 ? answer : await made(create, sent[n]));
    const again = await Promise.all(sent.map((one) => made(create, one)));
    expect(again.map(idOf)).toEqual(answers.map(idOf));
    expect((await ofOffice(office)).map((row) => row.probe_id).sort()).toEqual(answers.map(idOf).sort());
    await expectOneEventEach(answers.map(idOf));
  }

  const endStatements = () => runtime.query(`SELECT pg_terminate_backend(pid) FROM (${waiting}) AS held`);

  it('are not said to be made where the connection was lost before they were', async () => {
    const sender = await creator();
    const sent = times(40, sender.request);
    let ended = 0;
    const first = await gathered(sender, sent, async () => void (ended = (await endStatements()).rowCount ?? 0));
    // all who shared a statement that was lost, which is never sent again: its commit may have happened
    expect(first.filter(({ status }) => status === 503).length).toBeGreaterThan(ended);
    await expectMadeOnce(sender, sent, first);
  });

  it('are made once where connections are lost again and again', async () => {
    const sender = await creator();
    let [ended, stopped] = [0, false];
    const ending = (async () => {
      while (!stopped) {
        ended += (await runtime.query(endAll)).rowCount ?? 0;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    })();
    const sent = times(200, sender.request);
    const first: TestAnswer[] = [];
    for (let at = 0; at < sent.length; at += 40)
      first.push(...(await Promise.all(sent.slice(at, at + 40).map(sender.create))));
    stopped = true;
    await ending;
    expect(ended).toBeGreaterThan(0);
    await expectMadeOnce(sender, sent, first);
  });
});
