import { Caller, Reader } from '@ovipro/platform';
import { createDataSource } from '@ovipro/platform/server';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { TestDatabase } from '../postgres/test-database';
import { serviceDatabase } from '../service/databases';
import {
  BookingEntity,
  bookingNote,
  BookingNoteEntity,
  bookingNotes,
  bookingRoot,
  bookings,
  bookingSearch,
  type Ranged,
  rentalBookingRoot,
  rentalBookingSearch,
} from './reader.fixture';

let database: TestDatabase;
let source: DataSource;
let reader: Reader;
beforeAll(async () => {
  database = await serviceDatabase(bookings);
  source = await createDataSource(bookings, database.runtimeUrl, { poolSize: 2 }).initialize();
  reader = new Reader(source);
});
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

const rental = "RENTAL'S";
const base = { version: 1, creationTime: new Date(), modificationTime: new Date() };
const notFound = expect.objectContaining({ kind: 'notFound' }) as Error;

const callerOf = (offices: string[], permissions = ['booking:read'], sub = 'ville') =>
  new Caller({ sub, name: 'Ville', permissions: permissions as never, agencyOfficeIds: offices });

async function book(agencyOfficeId: string, given: Partial<BookingEntity> = {}): Promise<string> {
  const bookingId = randomUUID();
  const row = { bookingId, agencyOfficeId, bookingTypeCode: rental, name: 'x', createdBy: 'ville' };
  const defaults = { eventSequence: 0, agentIds: [], searchTerms: [] };
  await source.manager.insert(BookingEntity, { ...base, ...defaults, ...row, ...given });
  return bookingId;
}

async function note(bookingId: string, text: string, version = 1): Promise<string> {
  const noteId = randomUUID();
  await source.manager.insert(BookingNoteEntity, { ...base, noteId, bookingId, text, version });
  return noteId;
}

describe('a resource whose table holds others', () => {
  it('is read by its id, the others are not', async () => {
    const office = randomUUID();
    const [one, other] = [await book(office), await book(office, { bookingTypeCode: 'SALES' })];
    const caller = callerOf([office]);
    expect(await reader.read(rentalBookingRoot, caller, one)).toEqual({
      body: JSON.stringify({ bookingId: one, name: 'x' }),
      etag: '"1"',
    });
    await expect(reader.read(rentalBookingRoot, caller, other)).rejects.toEqual(notFound);
    expect(await reader.read(bookingRoot, caller, other)).toMatchObject({ etag: '"1"' });
    const exists = (id: string, by = caller) => reader.exists(rentalBookingRoot, by, id);
    expect([await exists(one), await exists(other), await exists(randomUUID())]).toEqual([true, false, false]);
    expect(await exists(one, callerOf([randomUUID()]))).toBe(false);
  });

  it.each(['name', 'bookingId'])('is searched and counted alone, also by %s', async (filter) => {
    const office = randomUUID();
    const [one, other] = [await book(office), await book(office, { bookingTypeCode: 'SALES' })];
    const query = filter === 'name' ? { name: 'x' } : { bookingId: [one, other] };
    const caller = callerOf([office]);
    const rentals = JSON.parse(await reader.search(rentalBookingSearch, caller, query));
    expect(rentals).toEqual({ totalCount: 1, bookings: [{ bookingId: one, name: 'x' }] });
    const all = JSON.parse(await reader.search(bookingSearch, caller, query));
    expect(all.totalCount).toBe(2);
  });
});

describe('who sees a resource', () => {
  const own = ['booking:read-own'];

  it('goes by its office, and by its creator for those who see their own alone', async () => {
    const [office, elsewhere] = [randomUUID(), randomUUID()];
    const sub = randomUUID();
    const ids = [
      await book(office, { createdBy: sub }),
      await book(elsewhere, { createdBy: sub }),
      await book(office, { createdBy: 'other' }),
    ];
    const found = async (caller: Caller, query = {}) =>
      JSON.parse(await reader.search(bookingSearch, caller, query))
        .bookings.map(({ bookingId }: { bookingId: string }) => ids.indexOf(bookingId))
        .sort();
    expect(await found(callerOf([office]))).toEqual([0, 2]);
    expect(await found(callerOf([]))).toEqual([]);
    expect(await found(callerOf([], own, sub))).toEqual([0, 1]);
    expect(await found(callerOf([], own, sub), { agencyOfficeId: [elsewhere] })).toEqual([1]);
    expect(await found(callerOf([], own, sub), { agencyOfficeId: [elsewhere], bookingId: ids })).toEqual([1]);
    expect(await found(callerOf([office, elsewhere]), { agencyOfficeId: [elsewhere, randomUUID()] })).toEqual([1]);
    await expect(reader.read(bookingRoot, callerOf([], own, sub), ids[2])).rejects.toEqual(notFound);
    expect(await reader.exists(bookingRoot, callerOf([], own, sub), ids[1])).toBe(true);
  });
});

describe('a search', () => {
  const office = randomUUID();
  const search = async (query: Ranged) =>
    JSON.parse(await reader.search(rentalBookingSearch, callerOf([office]), query)) as {
      totalCount: number;
      bookings: { name: string }[];
    };
  const names = async (query: Ranged) => (await search(query)).bookings.map(({ name }) => name).join('');
  beforeAll(async () => {
    for (const [name, endDate] of [
      ['a', '2024-02-01'],
      ['b', null],
      ['c', '2024-01-31'],
      ['d', '2024-02-01'],
      ['e', '2024-02-29'],
    ])
      await book(office, { name: name as string, endDate });
  });

  it('answers from startIndex to endIndex, which does not count itself', async () => {
    expect(await names({ startIndex: 1, endIndex: 3 })).toBe('bc');
    expect(await names({ endIndex: 2 })).toBe('ab');
    expect(await search({ startIndex: 2, endIndex: 2 })).toEqual({ totalCount: 5, bookings: [] });
    expect(await names({ startIndex: 3 })).toBe('de');
    const paged = await reader.search(bookingSearch, callerOf([office]), { startIndex: 1, size: 2 });
    expect(JSON.parse(paged).bookings).toMatchObject([{ name: 'b' }, { name: 'c' }]);
  });

  it('sorts by several fields in one parameter or in several, unset values last', async () => {
    expect(await names({ sort: 'endDate|desc,name|desc' })).toBe('edacb');
    expect(await names({ sort: 'endDate|asc,name|asc' })).toBe('cadeb');
    const several = await reader.search(bookingSearch, callerOf([office]), { sort: ['endDate|asc', 'name|asc'] });
    expect(
      JSON.parse(several)
        .bookings.map(({ name }: { name: string }) => name)
        .join(''),
    ).toBe('cadeb');
  });

  it('finds by dates, which count themselves', async () => {
    expect(await names({ endDateAfter: '2024-02-01' })).toBe('ade');
    expect(await names({ endDateBefore: '2024-02-01' })).toBe('acd');
    expect(await names({ endDateAfter: '2024-02-01', endDateBefore: '2024-02-01' })).toBe('ad');
  });
});

describe('the children of a parent', () => {
  it('are read with their own ETag and listed, in the order of the list', async () => {
    const office = randomUUID();
    const parent = await book(office);
    const ids = [await note(parent, 'one', 3), await note(parent, 'two')].sort();
    const caller = callerOf([office]);
    const texts = await source.manager.find(BookingNoteEntity, {
      where: { bookingId: parent },
      order: { noteId: 'ASC' },
    });
    expect(await reader.one(bookingNote, caller, parent, ids[0])).toEqual({
      body: JSON.stringify({ noteId: ids[0], text: texts[0].text }),
      etag: `"${texts[0].version}"`,
    });
    expect(JSON.parse(await reader.children(bookingNotes, caller, parent))).toEqual({
      totalCount: 2,
      notes: texts.map(({ noteId, text }) => ({ noteId, text })),
    });
    expect(await reader.children(bookingNotes, caller, await book(office))).toBe('{"notes":[],"totalCount":0}');
  });

  it('are not there for whoever may not see the parent, nor below another one', async () => {
    const office = randomUUID();
    const [parent, other, sales] = [
      await book(office),
      await book(office),
      await book(office, { bookingTypeCode: 'S' }),
    ];
    const id = await note(parent, 'x');
    const hidden = await note(sales, 'y');
    const caller = callerOf([office]);
    const one = (by: Caller, of: string, noteId: string) => reader.one(bookingNote, by, of, noteId);
    for (const [by, of, noteId] of [
      [callerOf([randomUUID()]), parent, id],
      [caller, other, id],
      [caller, parent, randomUUID()],
      [caller, sales, hidden],
    ] as const)
      await expect(one(by, of, noteId)).rejects.toEqual(notFound);
    for (const [by, of] of [
      [callerOf([randomUUID()]), parent],
      [caller, randomUUID()],
      [caller, sales],
    ] as const)
      await expect(reader.children(bookingNotes, by, of)).rejects.toEqual(notFound);
  });
});
