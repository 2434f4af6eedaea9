import { agencyOfficeTopic, agentTopic } from '@ovipro/contracts';
import { openAdmin } from '../admin';
import {
  counts,
  demoRecords,
  type Json,
  linesOf,
  passwordCost,
  startAgency,
  type TestAgency,
} from '../testing/agency-service';

const [agencies, offices, agents] = ['agencies', 'agency-offices', 'agents'].map(demoRecords);

describe('an import with faults', () => {
  let agency: TestAgency;
  beforeAll(async () => (agency = await startAgency()));
  afterAll(() => agency?.close());

  it('lists every refused line with every reason, and takes the good ones', async () => {
    const report = await agency.admin.import(
      'agents',
      linesOf(
        agents[0],
        '{"agentId": ',
        '',
        '["no object"]',
        Buffer.from([0x7b, 0xff, 0x7d]) as never,
        { ...agents[1], agentId: 'x', lastName: '', title: null, shoeSize: 43 },
        { ...agents[0], firstName: 'Toinen' },
        agents[2],
      ),
    );
    expect(counts(report)).toEqual({ lines: 8, created: 2, changed: 0, unchanged: 0, refused: 5 });
    expect(report.refused.map(({ line, reasons }) => [line, reasons.length])).toEqual([
      [2, 1],
      [4, 1],
      [5, 1],
      [6, 4],
      [7, 1],
    ]);
    const [notJson, noObject, notUtf8, faulty, twice] = report.refused.map(({ reasons }) => reasons.sort().join('; '));
    expect([notJson, noObject, notUtf8]).toEqual(['is not JSON', 'is not a JSON object', 'is not UTF-8']);
    expect(faulty).toBe(
      'agentId must be a UUID of version 1 to 5; lastName must not be empty; shoeSize is not known; title must not be null',
    );
    expect(twice).toBe(`${String(agents[0].agentId)} stands on line 1 already`);
  });

  it('takes an office before its agency, whose own names it shows once they are known', async () => {
    const office: Json = { ...offices[0], agency: { ...(offices[0].agency as Json), officialName: 'Vanha nimi' } };
    await agency.admin.import('offices', linesOf(office));
    await agency.admin.import('agencies', linesOf(...agencies));
    const events = await agency.published(agencyOfficeTopic.name, office.agencyOfficeId as string);
    expect(events.map(({ data }) => data.agencyOffice.agency.officialName)).toEqual([
      'Vanha nimi',
      agencies[0].officialName,
    ]);
  });

  it('refuses accounts whose fields do not fit each other', async () => {
    const { refused } = await agency.admin.import(
      'accounts',
      linesOf(
        { username: 'portaali', password: 'x', role: 'marketplace', agencyOfficeIds: [] },
        { username: 'two words', password: 'x', role: 'boss', agencyOfficeIds: [] },
      ),
    );
    expect(refused.map(({ reasons }) => reasons.length)).toEqual([1, 2]);
  });

  it('leaves out a record that cannot be stored, and takes its neighbours', async () => {
    const { agencyOfficeId } = offices[1];
    await agency.db.query(
      `ALTER TABLE agency_office ADD CONSTRAINT without_one CHECK (agency_office_id <> '${agencyOfficeId as string}')`,
    );
    const report = await agency.admin.import('offices', linesOf(offices[2], offices[1], offices[3]));
    expect(counts(report)).toMatchObject({ created: 2, refused: 1 });
    expect(report.refused).toEqual([{ line: 2, reasons: [expect.stringContaining('could not be stored')] }]);
  });

  it('stops where the database is away, with what came before in', async () => {
    const many = Array.from({ length: 250 }, (_, n) => ({
      ...agencies[0],
      agencyId: `aaaaaaaa-0000-4000-8000-${String(n).padStart(12, '0')}`,
    }));
    const admin = await openAdmin({ ...agency.config, passwordCost });
    async function* breaking() {
      yield* linesOf(...many);
      await admin.close();
    }
    await expect(admin.import('agencies', breaking())).rejects.toThrow();
    expect((await agency.db.query(`SELECT FROM agency WHERE agency_id::text LIKE 'aaaaaaaa%'`)).rowCount).toBe(200);
  });
});

describe('imports beside each other', () => {
  let agency: TestAgency;
  beforeAll(async () => (agency = await startAgency()));
  afterAll(() => agency?.close());

  it('insert each record once and publish it once', async () => {
    const many = Array.from({ length: 500 }, (_, n) => ({
      ...agents[0],
      agentId: `bbbbbbbb-0000-4000-8000-${String(n).padStart(12, '0')}`,
    }));
    const reports = await Promise.all([
      agency.admin.import('agents', linesOf(...many)),
      agency.admin.import('agents', linesOf(...many.toReversed())),
    ]);
    expect(reports.map(counts)).toEqual([
      expect.objectContaining({ lines: 500, refused: 0 }),
      expect.objectContaining({ lines: 500, refused: 0 }),
    ]);
    expect(reports[0].created + reports[1].created).toBe(500);
    const events = await agency.published(agentTopic.name);
    expect(events).toHaveLength(500);
    expect(events.every(({ sequence }) => sequence === 1)).toBe(true);
  });
});
