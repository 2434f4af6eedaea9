import {
  Caller,
  Clock,
  indexSearchTerms,
  Reader,
  searchTermsFollow,
  searchTermsRebuild,
  UnitOfWork,
} from '@ovipro/platform';
import { createDataSource } from '@ovipro/platform/server';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { TestDatabase } from '../postgres/test-database';
import { serviceDatabase } from '../service/databases';
import {
  bookingNote,
  bookingRoot,
  bookings,
  bookingSearch,
  bookingTerms,
  rentalBookingRoot,
  rentalBookingSearch,
} from './reader.fixture';

let database: TestDatabase;
let source: DataSource;
let unitOfWork: UnitOfWork;
const office = randomUUID();
beforeAll(async () => {
  database = await serviceDatabase(bookings);
  source = await createDataSource(bookings, database.runtimeUrl, { poolSize: 2 }).initialize();
  const nobody = { wake: () => undefined };
  unitOfWork = new UnitOfWork(source, new Clock(), nobody, { service: 'booking', schemaBase: 'http://localhost' });
});
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

async function book(
  name: string,
  { agentId, root = bookingRoot }: { agentId?: string; root?: typeof bookingRoot } = {},
) {
  const bookingId = randomUUID();
  await unitOfWork.run(async (tx) => {
    const values = { name, agentIds: agentId ? [agentId] : [] };
    const searchTerms = await indexSearchTerms(tx, bookingTerms, bookingId, values);
    const others = { agencyOfficeId: office, bookingTypeCode: 'SALES', endDate: null, createdBy: 'x' };
    tx.insert(root, { ...others, bookingId, searchTerms, ...values, ...root.where });
  });
  return bookingId;
}

const caller = new Caller({ sub: 'x', name: 'X', permissions: ['booking:read'] as never, agencyOfficeIds: [office] });
const find = async (freeTextSearch: string, search = bookingSearch): Promise<string[]> => {
  const page = JSON.parse(await new Reader(source).search(search, caller, { freeTextSearch }));
  expect(page.totalCount).toBe(page.bookings.length);
  return page.bookings.map(({ bookingId }: { bookingId: string }) => bookingId);
};

const know = (agentId: string, lastName: string) =>
  source.query(
    `INSERT INTO directory_entry (kind, id, sequence, data) VALUES ('agent', $1, 1, $2)
     ON CONFLICT (kind, id) DO UPDATE SET data = excluded.data`,
    [agentId, { lastName }],
  );

interface Armed {
  key: string;
  payload: { of: string; id: string };
  waits: boolean;
}
const armed = (id: string): Promise<Armed[]> =>
  source.query(`SELECT key, payload, due_at > now() + interval '30 s' AS waits FROM job WHERE key LIKE '%' || $1`, [
    id,
  ]);
const rebuild = async (id: string): Promise<void> => {
  for (const { payload } of await armed(id))
    await unitOfWork.run(
      async (tx) => void (await searchTermsRebuild(bookingTerms).complete?.(tx, payload, undefined)),
    );
};

describe('a search by words that is declared', () => {
  it('finds by beginnings of words, where signs mean nothing', async () => {
    const [one, other] = [await book("O'Brien-Öst 100 % _x_"), await book('Brienz')];
    expect(await find('brien')).toEqual([other, one]);
    for (const text of ['obrien', "O'BRIEN", 'brien öst', 'obrienost', '100 x', '100%', '_x_', '"ost"'])
      expect([text, await find(text)]).toEqual([text, [one]]);
    for (const text of ['%', '_', "'", '-', '\\', 'rien', 'b%n', 'brien_']) {
      const found = text === 'brien_' ? [other, one] : [];
      expect([text, await find(text)]).toEqual([text, found]);
    }
  });

  it('finds one resource of a table that holds several', async () => {
    await book('Yhteinen');
    const rental = await book('Yhteinen', { root: rentalBookingRoot as never });
    expect(await find('yhteinen')).toHaveLength(2);
    expect(await find('yhteinen', rentalBookingSearch as never)).toEqual([rental]);
  });

  it('finds a parent by its children', async () => {
    const bookingId = await book('Isäntä', { root: rentalBookingRoot as never });
    await unitOfWork.run(async (tx) => {
      const booking = await tx.lock(rentalBookingRoot, bookingId);
      tx.insertChild(bookingNote, booking, { noteId: randomUUID(), bookingId, text: 'Lapsonen' });
      booking.searchTerms = await indexSearchTerms(tx, bookingTerms, bookingId, booking);
    });
    expect(await find('isän laps')).toEqual([bookingId]);
  });

  it('finds by names once they are known, and no more by those of before', async () => {
    const agentId = randomUUID();
    const bookingId = await book('Nimetön', { agentId });
    expect((await armed(bookingId)).map(({ key, waits }) => [key, waits])).toEqual([[`booking:${bookingId}`, true]]);
    await know(agentId, 'Virtanen');
    await rebuild(bookingId);
    expect(await find('nimet virta')).toEqual([bookingId]);
    await know(agentId, 'Korhonen');
    const { changed } = searchTermsFollow(bookingTerms).agent;
    await unitOfWork.run((tx) => changed(tx, agentId, 'other'));
    expect((await armed(agentId)).map(({ key, waits }) => [key, waits])).toEqual([[`agent:${agentId}`, false]]);
    await rebuild(agentId);
    expect([await find('nimet virta'), await find('nimet korho')]).toEqual([[], [bookingId]]);
  });

  it('asks for nothing later where a name that nobody shows comes for the first time', async () => {
    const agentId = randomUUID();
    await unitOfWork.run((tx) => searchTermsFollow(bookingTerms).agent.changed(tx, agentId, 'first'));
    expect(await armed(agentId)).toEqual([]);
  });
});
