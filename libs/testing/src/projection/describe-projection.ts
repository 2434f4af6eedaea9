import { type NameLookup, type Projection } from '@ovipro/platform';
import { createDataSource, type Persistence, tableNameOf } from '@ovipro/platform/server';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import type { TestDatabase } from '../postgres/test-database';
import { serviceDatabase } from '../service/databases';
import { anyEntity } from './arbitraries';

export interface ProjectionCase<E extends object, A extends object> {
  persistence: Persistence;
  projection: Projection<E, A>;
  /** What the types of columns do not say: the shape of a jsonb column. */
  given?: { [K in keyof E]?: fc.Arbitrary<E[K]> };
  /** Of answers that show names: what the directory knows of each kind. The ids are those of `given`. */
  names?: Record<string, { ids: string[]; data: fc.Arbitrary<object> }>;
}

interface Entry {
  kind: string;
  id: string;
  data: object;
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const anyEntries = (names: Required<ProjectionCase<object, object>>['names']): fc.Arbitrary<Entry[]> =>
  fc
    .tuple(
      ...Object.entries(names).flatMap(([kind, { ids, data }]) =>
        ids.map((id) => fc.option(data.map((known) => ({ kind, id, data: known })))),
      ),
    )
    .map((entries) => entries.filter((entry) => entry !== null));

/** Holds the two sides of a projection against each other: what SQL answers is what TypeScript answers, whatever the row. */
export function describeProjection<E extends object, A extends object>(
  name: string,
  { persistence, projection, given = {}, names = {} }: ProjectionCase<E, A>,
): void {
  describe(`${name}, answered by SQL and by TypeScript,`, () => {
    let database: TestDatabase;
    let source: DataSource;
    beforeAll(async () => {
      database = await serviceDatabase(persistence);
      source = await createDataSource(persistence, database.superuserUrl, { poolSize: 1 }).initialize();
      // rows are made up, and so are the rows that they refer to: without foreign keys and triggers
      await source.query('SET session_replication_role = replica');
    });
    afterAll(async () => {
      await source?.destroy();
      await database?.drop();
    });

    it('is the same, whatever its columns hold', async () => {
      const [id] = source.getMetadata(projection.entity).primaryColumns;
      const selector = (row: E): unknown => id.getEntityValue(row);
      const rows = fc.uniqueArray(anyEntity(projection.entity, given), { minLength: 1, maxLength: 10, selector });
      const property = fc.asyncProperty(rows, anyEntries(names), (entities, entries) =>
        expectSame(source, projection, entities, entries),
      );
      await fc.assert(property, { numRuns: 40 });
    });
  });
}

async function expectSame<E extends object, A extends object>(
  source: DataSource,
  projection: Projection<E, A>,
  entities: E[],
  entries: Entry[],
): Promise<void> {
  const { manager } = source;
  const table = tableNameOf(projection.entity);
  await manager.query(`DELETE FROM ${table}`);
  await manager.query('DELETE FROM directory_entry');
  for (const { kind, id, data } of entries)
    await manager.query('INSERT INTO directory_entry (kind, id, sequence, data) VALUES ($1, $2, 1, $3)', [
      kind,
      id,
      data,
    ]);
  await manager.insert(projection.entity, entities as never);
  const [id] = source.getMetadata(projection.entity).primaryColumns;
  const select = `SELECT ${id.databaseName} AS id, (${projection.sql})::text AS body, ${projection.etagExtrasSql ?? 'NULL'} AS extras FROM ${table} t`;
  const found: { id: string; body: string; extras: string | null }[] = await manager.query(select);
  const bySql = new Map(found.map((row) => [row.id, row]));
  const nameOf: NameLookup = (kind, of) => entries.find((entry) => entry.kind === kind && entry.id === of)?.data;
  for (const entity of [...entities, ...(await manager.find(projection.entity))]) {
    const { body, extras = null } = bySql.get(id.getEntityValue(entity) as string) ?? {};
    expect(JSON.parse(body ?? '')).toEqual(asJson(projection.answer(entity, nameOf)));
    const { version } = entity as { version?: number };
    if (version !== undefined)
      expect(projection.etagOfRow(version, extras)).toBe(projection.etag(entity as never, nameOf));
  }
}
