import { sampleOf } from '@ovipro/testing';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shapeOf } from './shape.fixture';
import { root, StartedSystem, until } from './started-system.fixture';

jest.setTimeout(180_000);

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test looks into answers of any shape
type Json = any;

const demo = readFileSync(join(root, 'tools/demo/meetings.jsonl'), 'utf8').split('\n').filter(Boolean);

describe('the meeting API through the gateway', () => {
  let system: StartedSystem;
  let token: string;

  const send = async (method: string, path: string, body?: object): Promise<{ status: number; body: Json }> => {
    const headers = {
      authorization: `Bearer ${token}`,
      'request-id': randomUUID(),
      'content-type': 'application/json',
    };
    const response = await fetch(`${system.url}${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const meetings = '/meeting/v1/meetings';
  const find = async (query: string): Promise<Json> => (await send('GET', `${meetings}?${query}`)).body;

  beforeAll(async () => {
    system = await StartedSystem.create();
    await system.start();
    const pair = { username: 'ville.valittaja', password: 'demo-ville.valittaja' };
    token = (await send('POST', '/authentication/v1/tokens', pair)).body.access_token;
  });
  afterAll(() => system?.dispose());

  it('has the meetings of the demo data, with the names of the directories', async () => {
    expect(system.output).toContain('meetings.jsonl');
    expect((await find('size=1')).totalCount).toBe(demo.length);
    const words = encodeURIComponent('hameenkatu väli virtanen');
    const [found, ...others] = (await until('the names', async () => {
      const page = await find(`freeTextSearch=${words}`);
      return page.totalCount > 0 && page.meetings;
    })) as Json[];
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      createdByName: 'Ville Välittäjä',
      parties: [{ partyName: 'Teemu Virtanen', emailAddress: 'teemu.virtanen@example.com' }],
      agents: [{ firstName: 'Ville', lastName: 'Välittäjä' }],
    });
  });

  it('replays every sample: create, read, update, search', async () => {
    const sample = sampleOf<{ agents: object[] }>('meeting', 'meeting.create.request');
    const made = await send('POST', meetings, sample);
    expect([made.status, shapeOf(made.body)]).toEqual([201, shapeOf(sampleOf('meeting', 'meeting.create.response'))]);
    const { meetingId } = made.body;
    const expected = { ...sampleOf<object>('meeting', 'meeting.get.response'), meetingId };
    expect(await send('GET', `${meetings}/${meetingId}`)).toEqual({ status: 200, body: expected });
    const update = sampleOf<object>('meeting', 'meeting.update.request');
    expect(await send('PUT', `${meetings}/${meetingId}`, update)).toEqual({ status: 200, body: {} });
    const [{ agents: _agents, ...shown }] = sampleOf<Json>('meeting', 'meetings.search.response').meetings;
    const { meetings: rows } = await find('partyId=123e4567-e89b-12d3-a456-426655440000');
    const { agents, ...row } = rows.find((one: Json) => one.meetingId === meetingId);
    expect(shapeOf(row)).toEqual(shapeOf(shown));
    // nobody of the demo data has the agent's id, which the sample gives to a party too
    expect([row.parties[0].partyName, agents]).toEqual(['Matti Virtanen', sample.agents]);
  });

  it('deletes a meeting, whose last state is the last of its events', async () => {
    const { body } = await send('POST', meetings, sampleOf<object>('meeting', 'meeting.create.request'));
    expect(await send('DELETE', `${meetings}/${body.meetingId}`)).toEqual({ status: 200, body: {} });
    const args = ['tools/dev/run.mjs', 'events', 'tail', 'ovipro.meeting', '--from-start', '--once'];
    const tail = () =>
      spawnSync('node', args, { cwd: root, env: { ...process.env, OVIPRO_DATA: system.data }, encoding: 'utf8' })
        .stdout;
    const told = await until('the deletion', () => {
      const lines = tail()
        .split('\n')
        .filter((line) => line.includes(body.meetingId as string));
      return lines.some((line) => line.includes('meeting-deleted')) && lines;
    });
    expect(told).toHaveLength(2);
  });
});
