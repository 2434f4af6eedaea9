import { agencyEvents, agencyOfficeTopic, agencyTopic, agentTopic, validate } from '@ovipro/contracts';
import {
  counts,
  demo,
  demoRecords,
  fileLines,
  importDemo,
  linesOf,
  startAgency,
  type TestAgency,
} from '../testing/agency-service';

const [agencies, offices, agents] = ['agencies', 'agency-offices', 'agents'].map(demoRecords);

describe('the import of the demo data', () => {
  let agency: TestAgency;
  beforeAll(async () => (agency = await startAgency()));
  afterAll(() => agency?.close());
  const published = async () =>
    (
      await Promise.all([agencyTopic, agencyOfficeTopic, agentTopic].map((topic) => agency.published(topic.name)))
    ).flat();

  it('takes every line', async () => {
    const none = { changed: 0, unchanged: 0, refused: 0 };
    const { admin } = agency;
    expect(counts(await admin.import('agencies', fileLines(demo('agencies'))))).toEqual({
      lines: 2,
      created: 2,
      ...none,
    });
    expect(counts(await admin.import('offices', fileLines(demo('agency-offices'))))).toEqual({
      lines: 7,
      created: 7,
      ...none,
    });
    expect(counts(await admin.import('agents', fileLines(demo('agents'))))).toEqual({
      lines: 10,
      created: 10,
      ...none,
    });
    expect(counts(await admin.import('accounts', fileLines(demo('accounts'))))).toEqual({
      lines: 8,
      created: 8,
      ...none,
    });
  });

  it('publishes every resource as it will be answered, as its contract says', async () => {
    const events = await published();
    expect(events.map(({ name, sequence }) => `${name} ${sequence}`).sort()).toEqual(
      [
        ...agencies.map(() => 'agency-changed 1'),
        ...offices.map(() => 'agency-office-changed 1'),
        ...agents.map(() => 'agent-changed 1'),
      ].sort(),
    );
    for (const { name, data } of events) {
      const definition = agencyEvents.find((event) => event.name === name);
      expect(validate(definition!.data!, data).faults).toEqual([]);
      expect(data.actor).toEqual({ sub: 'system:agency', name: 'OviPro' });
    }
    const of = (key: unknown) => events.find((event) => event.key === key)?.data;
    expect(of(agencies[1].agencyId).agency).toEqual(agencies[1]);
    expect(of(offices[6].agencyOfficeId).agencyOffice).toEqual(offices[6]);
    const { agencyOfficeIds: _internal, ...agent } = agents[0];
    expect(of(agents[0].agentId).agent).toEqual({ ...agent, modificationTime: expect.stringMatching(/Z$/) });
  });

  it('changes and publishes nothing when it is run again', async () => {
    const state = async () =>
      (
        await agency.db.query(`SELECT version, event_sequence, modification_time FROM agency
          UNION ALL SELECT version, event_sequence, modification_time FROM agency_office
          UNION ALL SELECT version, event_sequence, modification_time FROM agent
          UNION ALL SELECT 0, 0, modification_time FROM account ORDER BY 1, 2, 3`)
      ).rows;
    const before = await state();
    const again = await agency.admin.import('agents', fileLines(demo('agents')));
    await importDemo(agency.admin);
    expect(counts(again)).toEqual({ lines: 10, created: 0, changed: 0, unchanged: 10, refused: 0 });
    expect(await state()).toEqual(before);
    expect(await published()).toHaveLength(19);
  });

  it('publishes what changed, once, with the next sequence', async () => {
    const moved = { ...offices[0], name: 'Kiinteistöykkönen Keskusta' };
    const report = await agency.admin.import('offices', linesOf(moved, offices[1]));
    expect(counts(report)).toEqual({ lines: 2, created: 0, changed: 1, unchanged: 1, refused: 0 });
    const events = await agency.published(agencyOfficeTopic.name, offices[0].agencyOfficeId as string);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(events[1].data.agencyOffice).toEqual(moved);
    const { rows } = await agency.db.query('SELECT version FROM agency_office WHERE agency_office_id = $1', [
      events[1].key,
    ]);
    expect(rows).toEqual([{ version: 2 }]);
  });

  it("takes an agency's offices along when it is called otherwise, their versions untouched", async () => {
    const renamed = { ...agencies[1], officialName: 'Rannikon Uudet Kodit Oy LKV' };
    await agency.admin.import('agencies', linesOf(renamed));
    const events = await agency.published(agencyOfficeTopic.name, offices[6].agencyOfficeId as string);
    expect(events).toHaveLength(2);
    expect(events[1].data.agencyOffice.agency.officialName).toBe('Rannikon Uudet Kodit Oy LKV');
    const { rows } = await agency.db.query('SELECT version FROM agency_office WHERE agency_office_id = $1', [
      events[1].key,
    ]);
    expect(rows).toEqual([{ version: 1 }]);
    expect(counts(await agency.admin.import('offices', linesOf(offices[6])))).toMatchObject({ unchanged: 1 });
    await agency.admin.import('agencies', linesOf({ ...renamed, agencyNumber: 2041 }));
    expect(await agency.published(agencyOfficeTopic.name, events[1].key)).toHaveLength(2);
  });

  it('leaves public agents alone where a record does not name them', async () => {
    const { publicAgentAgencyOfficeIds: _shown, ...silent } = agents[0];
    expect(counts(await agency.admin.import('agents', linesOf(silent)))).toMatchObject({ unchanged: 1 });
    expect(
      counts(await agency.admin.import('agents', linesOf({ ...silent, publicAgentAgencyOfficeIds: [] }))),
    ).toMatchObject({ changed: 1 });
  });

  it('changes accounts, and their passwords', async () => {
    const [ville, tiina] = demoRecords('accounts');
    const report = await agency.admin.import(
      'accounts',
      linesOf({ ...ville, password: 'another' }, { ...tiina, role: 'main-user' }),
    );
    expect(counts(report)).toMatchObject({ changed: 2, refused: 0 });
    expect((await agency.logIn('ville.valittaja', 'another')).status).toBe(200);
    expect((await agency.logIn('ville.valittaja', 'demo-ville.valittaja')).status).toBe(401);
    expect((await agency.logIn('tiina.tuppurainen', 'demo-tiina.tuppurainen')).status).toBe(200);
  });
});
