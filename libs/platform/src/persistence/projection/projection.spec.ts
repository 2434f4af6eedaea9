import { Column, Entity, PrimaryColumn } from 'typeorm';
import { defineProjection } from './define';
import { pick, withNames } from './parts';

@Entity('note')
class NoteEntity {
  @PrimaryColumn('uuid')
  noteId!: string;

  @Column({ type: 'text', nullable: true })
  title!: string | null;

  @Column('jsonb')
  content!: { text: string; author?: { name: string; email?: string }; readers: { agentId: string; seen?: boolean }[] };

  @Column('jsonb')
  extras!: { colour?: string };

  @Column({ type: 'timestamptz', nullable: true })
  dueTime!: Date | null;

  @Column('bytea')
  secret!: Buffer;

  version = 7;
}

class Note {
  noteId!: string;
  title?: string;
  text?: string;
  due?: { dueTime?: string; title?: string };
  look!: { colour?: string; title?: string };
  author?: { name: string };
  readers?: { agentId: string; firstName?: string }[];
}

const names = { keep: { agent: ({ firstName }: { firstName?: string }) => ({ firstName }) } };
const common = { entity: NoteEntity, type: Note };
const look = { title: 'title', '...': 'extras' } as const;

const row = (given: Partial<NoteEntity> = {}): NoteEntity =>
  Object.assign(new NoteEntity(), {
    ...{ noteId: 'n1', title: null, dueTime: null, extras: {}, content: { text: 'x', readers: [] } },
    ...given,
  });

describe('an answer made of an entity', () => {
  const projection = defineProjection({
    ...common,
    shape: {
      noteId: 'noteId',
      title: 'title',
      text: 'content.text',
      due: { dueTime: 'dueTime', title: 'title' },
      look,
      author: pick('content.author', ['name']),
      readers: withNames(names, 'agent', { at: 'content.readers', id: 'agentId' }, ['firstName']),
    },
    etagExtras: ['title'],
  });
  const agent = (kind: string, id: string) => (kind === 'agent' && id === 'a1' ? { firstName: 'Aino' } : undefined);

  it('leaves out what is unset, and shows nothing that is not named', () => {
    expect(projection.answer(row(), agent)).toEqual({ noteId: 'n1', text: 'x', due: {}, look: {}, readers: [] });
  });

  it('shows places in documents, picked fields, spread documents and names', () => {
    const author = { name: 'Liisa', email: 'l@example.com' };
    const content = { text: 'y', author, readers: [{ agentId: 'a1', seen: true }, { agentId: 'a2' }] };
    const dueTime = new Date('2024-05-02T08:00:00.120Z');
    expect(projection.answer(row({ title: 't', content, dueTime, extras: { colour: 'red' } }), agent)).toEqual({
      noteId: 'n1',
      title: 't',
      text: 'y',
      due: { dueTime: '2024-05-02T08:00:00.12Z', title: 't' },
      look: { colour: 'red', title: 't' },
      author: { name: 'Liisa' },
      readers: [{ agentId: 'a1', firstName: 'Aino' }, { agentId: 'a2' }],
    });
  });

  it('needs the names that it shows', () => {
    const content = { text: 'y', readers: [{ agentId: 'a1' }] };
    expect(() => projection.answer(row({ content }))).toThrow('have to be looked up');
  });

  it('has an ETag that moves with what its version does not cover', () => {
    const content = { text: 'y', readers: [{ agentId: 'a1' }] };
    const etags = [
      projection.etag(row(), agent),
      projection.etag(row({ title: 't' }), agent),
      projection.etag(row({ content }), agent),
      projection.etag(row({ content }), () => undefined),
    ];
    expect(new Set(etags).size).toBe(4);
    expect(projection.etag(row({ dueTime: new Date() }), agent)).toBe(etags[0]);
    for (const etag of etags) expect(etag).toMatch(/^"7-[\w-]{12}"$/);
  });
});

describe('what a projection refuses', () => {
  it('columns of types that answers do not show', () => {
    // @ts-expect-error -- and the answer has no such property
    expect(() => defineProjection({ ...common, shape: { noteId: 'noteId', look, secret: 'secret' } })).toThrow('bytea');
  });

  it('paths into columns that are no documents', () => {
    // @ts-expect-error -- nor has the entity such a property
    expect(() => defineProjection({ ...common, shape: { noteId: 'noteId', look, title: 'title.x' } })).toThrow('jsonb');
  });
});

/** What the compiler refuses; `npm run typecheck` tells where it no longer does. */
void [
  // @ts-expect-error -- the answer requires `look`
  () => defineProjection({ ...common, shape: { noteId: 'noteId' } }),
  // @ts-expect-error -- the title may be unset, the id may not
  () => defineProjection({ ...common, shape: { noteId: 'title', look } }),
  // @ts-expect-error -- a list is no text
  () => defineProjection({ ...common, shape: { noteId: 'noteId', look, title: 'content.readers' } }),
  // @ts-expect-error -- the answer has no property `email` there
  () => defineProjection({ ...common, shape: { noteId: 'noteId', look, author: pick('content.author', ['email']) } }),
  // @ts-expect-error -- the content holds properties that the answer lacks
  () => defineProjection({ ...common, shape: { noteId: 'noteId', look: { '...': 'content' } } }),
  // @ts-expect-error -- the directory keeps no last names
  () => withNames(names, 'agent', { at: 'content.readers', id: 'agentId' }, ['lastName']),
  // @ts-expect-error -- a document is written in many ways
  () => defineProjection({ ...common, shape: { noteId: 'noteId', look }, etagExtras: ['content'] }),
];
