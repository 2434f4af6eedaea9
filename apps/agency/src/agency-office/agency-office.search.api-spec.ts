import { randomUUID } from 'node:crypto';
import { type AgencyFixture, type Sender, startAgencyFixture } from '../testing/agency-fixture';
import { linesOf } from '../testing/agency-service';
import { anOffice } from '../testing/agency-office.mother';

let grounds: AgencyFixture;
beforeAll(async () => (grounds = await startAgencyFixture()));
afterAll(() => grounds?.close());

describe('the four searches of GET /agencyOffices', () => {
  const [here, elsewhere] = [randomUUID(), randomUUID()];
  let caller: Sender;
  let mine: { shared: string; own: string; sharedElsewhere: string; ownElsewhere: string };
  let agentId: string;

  beforeAll(async () => {
    const office = (agencyId: string) => grounds.office({ agency: { agencyId } });
    mine = {
      shared: await office(here),
      own: await office(here),
      sharedElsewhere: await office(elsewhere),
      ownElsewhere: await office(elsewhere),
    };
    const foreign = [await office(here), await office(elsewhere)];
    agentId = await grounds.agent([mine.shared, mine.sharedElsewhere, ...foreign]);
    caller = await grounds.as('agent', ...Object.values(mine), randomUUID());
  });
  const found = async (query: string): Promise<string[]> => (await caller.ids(`/agencyOffices${query}`)).sort();

  it('by agencyId alone: the offices of the agency that the caller sees', async () => {
    expect(await found(`?agencyId=${here}`)).toEqual([mine.shared, mine.own].sort());
  });

  it('by agentId alone: all offices that the agent sees, of those that the caller sees', async () => {
    expect(await found(`?agentId=${agentId}`)).toEqual([mine.shared, mine.sharedElsewhere].sort());
  });

  it('by both: the offices of the agency that the agent sees, of those that the caller sees', async () => {
    expect(await found(`?agencyId=${elsewhere}&agentId=${agentId}`)).toEqual([mine.sharedElsewhere]);
  });

  it('by nothing: all offices that the caller sees', async () => {
    expect(await found('')).toEqual(Object.values(mine).sort());
  });

  it('find nothing by an unknown agency or agent, nor by an agent who shares no office with the caller', async () => {
    const stranger = await grounds.agent([await grounds.office({ agency: { agencyId: here } })]);
    for (const query of [`?agencyId=${randomUUID()}`, `?agentId=${randomUUID()}`, `?agentId=${stranger}`])
      expect(await caller.get(`/agencyOffices${query}`)).toEqual({ agencyOffices: [] });
  });

  it('list offices as GET of each answers them, without a count', async () => {
    const answer = await caller.get(`/agencyOffices?agencyId=${here}`);
    expect(Object.keys(answer as object)).toEqual(['agencyOffices']);
    for (const office of answer.agencyOffices)
      expect(office).toEqual(await caller.get(`/agencyOffices/${office.agencyOfficeId}`));
  });
});

describe('the order of GET /agencyOffices', () => {
  it('is by name as Finnish has it, then by id', async () => {
    const names = ['Äänekoski', 'Zetaborg', 'Ähtäri', 'aura', 'Åbo', 'Öja', 'Aura', 'Wiitasaari', 'Virrat', 'Öja'];
    const offices = await Promise.all(names.map(async (name) => ({ name, id: await grounds.office({ name }) })));
    const collator = new Intl.Collator('fi');
    const expected = offices.sort((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
    const caller = await grounds.as('agent', ...offices.map(({ id }) => id));
    expect(expected.map(({ name }) => name)).toEqual([
      'aura',
      'Aura',
      'Virrat',
      'Wiitasaari',
      'Zetaborg',
      'Åbo',
      'Ähtäri',
      'Äänekoski',
      'Öja',
      'Öja',
    ]);
    expect(await caller.ids('/agencyOffices')).toEqual(expected.map(({ id }) => id));
  });
});

describe('modifiedAfter in GET /agencyOffices', () => {
  const at = async (office: string, time: string): Promise<void> => {
    await grounds.db.query('UPDATE agency_office SET modification_time = $1 WHERE agency_office_id = $2', [
      time,
      office,
    ]);
  };

  it('finds what was modified later, and not at that very moment', async () => {
    const [earlier, then, later] = [await grounds.office(), await grounds.office(), await grounds.office()];
    await at(earlier, '2021-11-12T10:34:55.999Z');
    await at(then, '2021-11-12T10:34:56Z');
    await at(later, '2021-11-12T10:34:56.001Z');
    const caller = await grounds.as('agent', earlier, then, later);
    const found = (time: string) => caller.ids(`/agencyOffices?modifiedAfter=${time}`);
    for (const time of ['2021-11-12T10:34:56Z', '2021-11-12T12:34:56%2B02:00', '2021-11-12T12:34:56+02:00'])
      expect([time, await found(time)]).toEqual([time, [later]]);
    expect((await found('2021-11-12T10:34:55.999Z')).sort()).toEqual([then, later].sort());
  });

  it('narrows the other searches', async () => {
    const agencyId = randomUUID();
    const [old, fresh, other] = [
      await grounds.office({ agency: { agencyId } }),
      await grounds.office({ agency: { agencyId } }),
      await grounds.office(),
    ];
    await at(old, '2020-01-01T00:00:00Z');
    const agentId = await grounds.agent([old, fresh, other]);
    const caller = await grounds.as('agent', old, fresh, other);
    const query = `agencyId=${agencyId}&agentId=${agentId}&modifiedAfter=2021-01-01T00:00:00Z`;
    expect(await caller.ids(`/agencyOffices?${query}`)).toEqual([fresh]);
  });

  it('takes an import for a modification, and one that changes nothing for none', async () => {
    const record = anOffice();
    await grounds.admin.import('offices', linesOf(record));
    const caller = await grounds.as('agent', record.agencyOfficeId);
    const [{ now }] = (await grounds.db.query<{ now: Date }>('SELECT now()')).rows;
    const found = () => caller.ids(`/agencyOffices?modifiedAfter=${new Date(now.getTime() + 1).toISOString()}`);
    expect(await found()).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    await grounds.admin.import('offices', linesOf(record));
    expect(await found()).toEqual([]);
    await grounds.admin.import('offices', linesOf({ ...record, name: 'Uusi nimi' }));
    expect(await found()).toEqual([record.agencyOfficeId]);
  });
});
