import { Column, type DataSource, Entity, PrimaryColumn } from 'typeorm';
import type { OutboxRow } from './outbox-row';
import { createDataSource } from './data-source';
import { WriteSet } from './write-set';

@Entity('thing')
class Thing {
  @PrimaryColumn('text')
  thingId!: string;

  @Column({ type: 'integer', nullable: true })
  amount!: number | null;

  @Column('jsonb')
  extra!: object;
}

@Entity('part')
class Part {
  @PrimaryColumn('text')
  partId!: string;
}

const event = (eventId: string): OutboxRow => ({
  eventId,
  topic: 'things',
  key: `key of ${eventId}`,
  headers: { ce_id: eventId },
  payload: null,
});
const eventValues = (eventId: string) => [eventId, 'things', `key of ${eventId}`, `{"ce_id":"${eventId}"}`, null];

describe('a write set', () => {
  let source: DataSource;
  beforeAll(async () => {
    const persistence = { name: 'thing', entities: [Thing, Part], migrations: [] };
    source = createDataSource(persistence, 'postgres://nobody@127.0.0.1:1/nothing');
    // what TypeORM does before it connects
    await (source as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
  });

  /** A thing, its events, and an answer kept by the thing's id. */
  function written(thingId: string, amount: number | null, ...eventIds: string[]): WriteSet {
    const writes = new WriteSet(source);
    writes.insert(Thing, { thingId, amount, extra: { of: thingId } });
    writes.emit(eventIds.map(event));
    writes.keep({ id: Buffer.from(thingId), status: 201, headers: {}, body: thingId });
    return writes;
  }

  const thing = 'INSERT INTO "thing" ("thing_id", "amount", "extra") VALUES';
  const outbox = 'INSERT INTO "outbox" ("event_id", "topic", "key", "headers", "payload") VALUES';
  const idempotency = 'INSERT INTO "idempotency" ("id", "status", "headers", "body") VALUES';

  it('is one statement, whose parameters are numbered through', () => {
    const { text, values } = written('a', 1, 'e').statement;
    expect(text).toBe(
      `WITH w0 AS (${thing} ($1, $2, $3)), w1 AS (${outbox} ($4::uuid, $5::text, $6::text, $7::jsonb, $8::bytea)) ` +
        `${idempotency} ($9::bytea, $10::smallint, $11::jsonb, $12::text)`,
    );
    expect(values).toEqual(['a', 1, '{"of":"a"}', ...eventValues('e'), Buffer.from('a'), 201, '{}', 'a']);
  });

  it('shares a statement with others of its kind, table by table and each in its place', () => {
    const { text, values } = WriteSet.mergeInserts([written('a', 1, 'e', 'f'), written('b', null, 'g', 'h')]);
    const events = [7, 12, 17, 22].map(
      (n) => `($${n}::uuid, $${n + 1}::text, $${n + 2}::text, $${n + 3}::jsonb, $${n + 4}::bytea)`,
    );
    const records = [27, 31].map((n) => `($${n}::bytea, $${n + 1}::smallint, $${n + 2}::jsonb, $${n + 3}::text)`);
    expect(text).toBe(
      `WITH w0 AS (${thing} ($1, $2, $3), ($4, $5, $6)), w1 AS (${outbox} ${events.join(', ')}) ${idempotency} ${records.join(', ')}`,
    );
    expect(values).toEqual([
      ...['a', 1, '{"of":"a"}', 'b', null, '{"of":"b"}'],
      ...['e', 'f', 'g', 'h'].flatMap(eventValues),
      ...[Buffer.from('a'), 201, '{}', 'a', Buffer.from('b'), 201, '{}', 'b'],
    ]);
  });

  it('is alone as before once it was sent together', () => {
    const one = written('a', 1, 'e');
    const before = one.statement;
    WriteSet.mergeInserts([one, written('b', 2, 'f'), written('c', 3, 'g')]);
    expect(WriteSet.mergeInserts([one])).toEqual(before);
  });

  it('is of a kind with those that write as many rows into the same tables', () => {
    const { batchKey } = written('a', 1, 'e');
    expect(written('b', null, 'f').batchKey).toBe(batchKey);
    const [parts, others] = [new WriteSet(source), new WriteSet(source)];
    parts.insert(Part, { partId: 'p' });
    others.insert(Thing, { thingId: 'a', extra: {} });
    const kinds = [batchKey, written('a', 1, 'e', 'f').batchKey, parts.batchKey, others.batchKey];
    expect(new Set(kinds).size).toBe(4);
  });

  it('shares with nobody where it changes or removes a row', () => {
    const [changing, removing] = [written('a', 1, 'e'), written('a', 1, 'e')];
    const { columns } = source.getMetadata(Thing);
    changing.update(Thing, { thingId: 't', amount: 2, extra: {} }, columns.slice(1));
    removing.delete(Thing, { thingId: 't' });
    expect([changing.batchKey, removing.batchKey]).toEqual([undefined, undefined]);
    const { text, values } = changing.statement;
    expect(text).toContain(') UPDATE "thing" SET "amount" = $13, "extra" = $14 WHERE "thing_id" = $15');
    expect(values.slice(12)).toEqual([2, '{}', 't']);
    expect(removing.statement.text).toContain(') DELETE FROM "thing" WHERE "thing_id" = $13');
  });

  it('shares with nobody where it is large, by its values or by its events', () => {
    const many = Array.from({ length: 11 }, (_, n) => `e${n}`);
    expect([written('a', 1, ...many).batchKey, written('a', 1, ...many.slice(1)).batchKey]).toEqual([
      undefined,
      expect.any(String),
    ]);
    const heavy = (bytes: number) => {
      const writes = written('a', 1, 'e');
      writes.emit([{ ...event('f'), payload: Buffer.alloc(bytes) }]);
      return writes.batchKey;
    };
    expect([heavy(65_537), heavy(65_536)]).toEqual([undefined, expect.any(String)]);
  });
});
