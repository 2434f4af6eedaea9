import { mostNotes, type Note } from '@ovipro/contracts';
import { notFound, refusal, refused, sampleOf } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { Requirements } from '../testing/requirements';

const createSample = sampleOf('asset-requirement', 'note.create.request');
const createdSample = sampleOf('asset-requirement', 'note.create.response');
const updateSample = sampleOf('asset-requirement', 'note.update.request');
const searchSample = sampleOf('asset-requirement', 'notes.search.response');

let requirements: Requirements;
beforeAll(async () => (requirements = await Requirements.start()));
afterAll(() => requirements?.close());

const full = refused(400, 'INVALID_STATUS');
const write = (assetRequirementId: string, note = 'x') =>
  requirements.send('POST', '/notes', { assetRequirementId, note });
const read = (noteId: string) => requirements.send('GET', `/notes/${noteId}`);

describe('the samples of the reference', () => {
  it('are accepted for an asset requirement that there is, and answered as they stand there', async () => {
    expect(refusal(await requirements.send('POST', '/notes', createSample))).toEqual(
      refused(404, 'INVALID_ID', { assetRequirementId: 'INVALID_TYPE' }),
    );
    const assetRequirementId = await requirements.create();
    const made = await requirements.send('POST', '/notes', { ...createSample, assetRequirementId });
    expect([made.status, Object.keys(made.body as object)]).toEqual([201, Object.keys(createdSample)]);
    const { noteId } = made.body as Note;
    expect((await requirements.send('PUT', `/notes/${noteId}`, updateSample)).body).toEqual({});
    const { totalCount, notes } = await requirements.notes(assetRequirementId);
    expect([totalCount, Object.keys(notes[0]).sort()]).toEqual([1, Object.keys(searchSample.notes[0]).sort()]);
    expect(notes[0]).toMatchObject({ noteId, assetRequirementId, note: updateSample.note });
  });
});

describe('the notes of an asset requirement', () => {
  it(`are ${mostNotes} at most, also of 50 that are written at once`, async () => {
    const id = await requirements.create();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => write(id, `${index}`)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(mostNotes);
    expect(answers.filter(({ status }) => status !== 201).map(refusal)).toEqual(Array(50 - mostNotes).fill(full));
    const { totalCount, notes } = await requirements.notes(id);
    expect([totalCount, notes.length]).toEqual([mostNotes, mostNotes]);
    await requirements.send('DELETE', `/notes/${notes[0].noteId}`);
    expect([(await write(id)).status, refusal(await write(id))]).toEqual([201, full]);
  });

  it('are listed newest first, and are none where it is unknown or foreign', async () => {
    const id = await requirements.create();
    const made = [await requirements.note(id, '1'), await requirements.note(id, '2'), await requirements.note(id, '3')];
    expect((await requirements.notes(id)).notes.map(({ noteId }) => noteId)).toEqual([...made].reverse());
    const none = { totalCount: 0, notes: [] };
    expect(await requirements.notes(randomUUID())).toEqual(none);
    expect(await (await requirements.elsewhere()).notes(id)).toEqual(none);
  });

  it('may be written on one that has ended', async () => {
    const id = await requirements.create();
    await requirements.become(id, 'REJECTED');
    expect((await write(id)).status).toBe(201);
  });

  it('leave its ETag and its modification time alone, and are published as an update of it', async () => {
    const id = await requirements.create();
    const before = await requirements.send('GET', `/assetRequirements/${id}`);
    const noteId = await requirements.note(id, 'a');
    const note = (await read(noteId)).body as Note;
    await requirements.send('PUT', `/notes/${noteId}`, { note: 'b' });
    const changed = (await read(noteId)).body as Note;
    await requirements.send('PUT', `/notes/${noteId}`, { note: 'b' });
    await requirements.send('DELETE', `/notes/${noteId}`);
    const after = await requirements.send('GET', `/assetRequirements/${id}`);
    expect([after.text, after.headers.get('etag')]).toEqual([before.text, before.headers.get('etag')]);
    const [, ...events] = await requirements.published(id);
    expect(events.map(({ name, sequence, data }) => [sequence, name, data.note])).toEqual([
      [2, 'asset-requirement-updated', note],
      [3, 'asset-requirement-updated', changed],
      [4, 'asset-requirement-updated', changed],
    ]);
  });
});

describe('the author of a note', () => {
  it('is the agent of the token, or its subject; whoever changes it stands beside', async () => {
    const id = await requirements.create();
    const agent = requirements.fixture.caller.claims;
    const subject = await requirements.service.issuer.token({ ...agent, agentId: undefined, sub: 'robotti' });
    const noteId = await requirements.note(id, 'a');
    expect((await read(noteId)).body).toMatchObject({ createdBy: agent.agentId, modifiedBy: agent.agentId });
    await requirements.fixture.send('PUT', `/notes/${noteId}`, { body: { note: 'b' }, token: subject });
    expect((await read(noteId)).body).toMatchObject({ createdBy: agent.agentId, modifiedBy: 'robotti' });
  });
});

describe('a note by its id', () => {
  it('is unknown outside of the office', async () => {
    const noteId = await requirements.note(await requirements.create(), 'a');
    const other = await requirements.elsewhere();
    for (const [method, body] of [['GET'], ['PUT', { note: 'b' }], ['DELETE']] as [string, object?][])
      expect(refusal(await other.send(method, `/notes/${noteId}`, body))).toEqual(notFound);
    expect(
      refusal(await other.send('POST', '/notes', { assetRequirementId: await requirements.create(), note: 'x' })),
    ).toEqual(refused(404, 'INVALID_ID', { assetRequirementId: 'INVALID_TYPE' }));
  });

  it('has an ETag of its own, which PUT answers and goes by', async () => {
    const noteId = await requirements.note(await requirements.create(), 'a');
    const put = (note: string, etag: string) =>
      requirements.send('PUT', `/notes/${noteId}`, { note }, { 'if-match': etag });
    const { headers } = await put('b', '"1"');
    expect([headers.get('etag'), (await read(noteId)).headers.get('etag')]).toEqual(['"2"', '"2"']);
    expect(refusal(await put('c', '"1"'))).toEqual(refused(412, 'INVALID_STATUS'));
  });
});
