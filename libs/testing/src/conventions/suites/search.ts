import { randomUUID } from 'node:crypto';
import type { TestAnswer } from '../../service/client';
import { expectSuccess } from '../expectations';
import type { SearchFixture } from '../operation-fixture';
import { Call, type ConventionSuite } from '../suite';
import type { Fixture } from '../fixture';
import { compare, orderBy, orderIn, pageBy } from './search-window';

type Row = Record<string, unknown>;

/** Two offices with a dozen rows each, a caller of the one, one of the other, and one of both. */
interface Ground {
  one: Fixture;
  other: Fixture;
  both: string;
  call(query: string, caller?: { token: string }): Promise<TestAnswer>;
  rows(query: string, caller?: { token: string }): Promise<Row[]>;
  /** A window of the rows: by `size`, or by `endIndex` where the document has that. */
  page: ReturnType<typeof pageBy>;
  /** An order by several fields: `sort` repeated, or with commas where the document takes it once. */
  order: ReturnType<typeof orderIn>;
}

async function ground({ suite, operation }: ConventionSuite, { list, populate }: SearchFixture): Promise<Ground> {
  const [one, other] = await Promise.all([suite().fixture(), suite().fixture()]);
  await populate(one);
  await populate(other);
  const role = operation.roles[0];
  const claims = { ...one.as(role).caller.claims, agencyOfficeIds: [one.office, other.office], sub: randomUUID() };
  const both = await suite().service.issuer.token(claims);
  const call: Ground['call'] = (query, caller = { token: both }) =>
    new Call(operation, one.as(role), {}).send({ query, token: caller.token });
  const rows: Ground['rows'] = async (query, caller) => {
    const answer = await call(query, caller);
    expectSuccess(answer, 200);
    return (answer.body as Record<string, Row[]>)[list];
  };
  const document = suite().documented(operation);
  return {
    one,
    other,
    both,
    call,
    rows,
    page: pageBy(!!document.parameter('endIndex')),
    order: orderIn(document.parameter('sort')),
  };
}

/** All rows of both offices, in one page where there are pages. */
const everything = ({ page }: Ground, { unpaged }: SearchFixture): string => (unpaged ? '' : page(0, 100));

/** A search: whose rows it shows, in what order, page by page. */
export function describeSearch(conventions: ConventionSuite, search: SearchFixture): void {
  let shared: Promise<Ground> | undefined;
  const settled = (): Promise<Ground> => (shared ??= ground(conventions, search));
  describeScope(conventions, search, settled);
  if (!search.unpaged) describePages(search, settled);
  if (search.sorts) describeSorts(conventions, search, settled);
}

const idsOf = (rows: Row[], { id }: SearchFixture): string[] => rows.map((row) => row[id] as string);

function describeScope(
  { suite, operation }: ConventionSuite,
  search: SearchFixture,
  settled: () => Promise<Ground>,
): void {
  const { officeParameter, unpaged, counted = !unpaged, rows: least = 6 } = search;

  it("shows the caller's offices and no other", async () => {
    const { one, other, rows, call } = await settled();
    const all = everything(await settled(), search);
    const [mine, theirs, ours] = [await rows(all, one), await rows(all, other), await rows(all)].map((found) =>
      idsOf(found, search),
    );
    expect(mine.length).toBeGreaterThanOrEqual(least);
    expect(mine.filter((id) => theirs.includes(id))).toEqual([]);
    expect([...ours].sort()).toEqual([...mine, ...theirs].sort());
    expect((await call(all, one)).text).not.toContain(other.office);
  });

  it('shows nothing to a caller without offices', async () => {
    const { one, rows } = await settled();
    const { claims } = one.as(operation.roles[0]).caller;
    const token = await suite().service.issuer.token({ ...claims, agencyOfficeIds: [] });
    expect(await rows('', { token })).toEqual([]);
  });

  it('shows each row once to a caller whose token names an office twice', async () => {
    const { one, rows } = await settled();
    const { claims } = one.as(operation.roles[0]).caller;
    const all = everything(await settled(), search);
    const token = await suite().service.issuer.token({ ...claims, agencyOfficeIds: [one.office, one.office] });
    expect(idsOf(await rows(all, { token }), search)).toEqual(idsOf(await rows(all, one), search));
  });

  if (officeParameter)
    it('finds nothing by a foreign office, and its own by its own', async () => {
      const { one, other, rows, call } = await settled();
      const all = everything(await settled(), search);
      const by = (...offices: string[]) => [all, ...offices.map((office) => `${officeParameter}=${office}`)].join('&');
      for (const office of [other.office, randomUUID()]) {
        const { body } = await call(by(office), one);
        expect(body).toEqual({ ...(counted && { totalCount: 0 }), [search.list]: [] });
      }
      const mine = idsOf(await rows(all, one), search);
      expect(idsOf(await rows(by(one.office), one), search)).toEqual(mine);
      expect(idsOf(await rows(by(one.office.toUpperCase()), one), search)).toEqual(mine);
      if (suite().documented(operation).parameter(officeParameter)?.schema.type === 'array')
        expect(idsOf(await rows(by(one.office, other.office), one), search)).toEqual(mine);
      expect(idsOf(await rows(by(one.office)), search)).toEqual(mine);
    });

  if (unpaged && counted)
    it('counts what it lists', async () => {
      const { rows, call } = await settled();
      expect((await call('')).body).toMatchObject({ totalCount: (await rows('')).length });
    });

  for (const role of operation.ownOnly ?? [])
    it(`shows the role ${role} what it created, wherever that is, and nothing else`, async () => {
      const [fixture, stranger] = await Promise.all([suite().fixture(), suite().fixture()]);
      const all = everything(await settled(), search);
      const rows = async (of: Fixture, query = all) => (await settled()).rows(query, of.as(role));
      await search.populate(fixture);
      expect(await rows(fixture)).toEqual([]);
      await search.populate(fixture.as(role));
      const made = await rows(fixture);
      expect(made.length).toBeGreaterThan(5);
      expect(await rows(stranger)).toEqual([]);
      if (!officeParameter) return;
      expect(await rows(fixture, `${all}&${officeParameter}=${fixture.office}`)).toEqual(made);
      expect(await rows(fixture, `${all}&${officeParameter}=${stranger.office}`)).toEqual([]);
    });
}

function describePages(search: SearchFixture, settled: () => Promise<Ground>): void {
  it('counts all matches, whatever page is asked for', async () => {
    const { rows, call, page } = await settled();
    const total = (await rows(page(0, 100))).length;
    for (const query of [
      '',
      page(0, 1),
      page(0, 100),
      `startIndex=${total - 1}`,
      page(total, 1),
      page(2147483547, 100),
    ]) {
      const { body } = await call(query);
      expect([query, (body as { totalCount: number }).totalCount]).toEqual([query, total]);
    }
  });

  it('answers the rows from startIndex on, at most size of them', async () => {
    const { rows, page } = await settled();
    const whole = await rows(page(0, 100));
    for (const [start, size] of [
      [0, 1],
      [3, 4],
      [whole.length - 2, 50],
      [whole.length, 50],
    ])
      expect(await rows(page(start, size))).toEqual(whole.slice(start, start + size));
    expect(await rows('startIndex=5')).toEqual(whole.slice(5, 55));
  });

  it('answers 50 rows where no size is asked for', async () => {
    const { rows, page } = await settled();
    expect(await rows('')).toEqual((await rows(page(0, 100))).slice(0, 50));
  });

  it('is ordered as documented where no order is asked for', async () => {
    const { rows, page, order } = await settled();
    if (!search.defaultSort) return;
    expect(await rows(page(0, 100))).toEqual(await rows(`${page(0, 100)}&${order(search.defaultSort)}`));
  });
}

function describeSorts(
  { suite, operation }: ConventionSuite,
  search: SearchFixture,
  settled: () => Promise<Ground>,
): void {
  const { sorts = {}, id } = search;

  it('documents the sort fields that it has', () => {
    const { schema } = suite().documented(operation).parameter('sort') ?? {};
    const documented = /^\^\(([^)]*)\)/.exec((schema?.items ?? schema)?.pattern ?? '')?.[1].split('|');
    expect(documented?.sort()).toEqual(Object.keys(sorts).sort());
  });

  it('refuses an unknown field, an unknown direction and a missing one', async () => {
    const { call } = await settled();
    const [field] = Object.keys(sorts);
    for (const sort of [
      'nosuch|asc',
      field,
      `${field}|`,
      `${field}|up`,
      `${field}|ASC`,
      `|asc`,
      `${field}|asc|desc`,
      `${field} asc`,
      `-${field}`,
      `${id}|asc`,
    ]) {
      const { status, body } = await call(`sort=${encodeURIComponent(sort)}`);
      expect([sort, status, body]).toMatchObject([
        sort,
        400,
        { errorCode: 'BAD_REQUEST_PARAMETERS', errors: [{ target: 'sort', errorCode: 'INVALID_TYPE' }] },
      ]);
    }
  });

  const directions = Object.keys(sorts).flatMap((field) => [`${field}|asc`, `${field}|desc`]);
  it.each(directions)('sorts by %s, unset values last, ties by id, and pages without skip or repeat', async (sort) => {
    const { rows, page, order } = await settled();
    const [field, direction] = sort.split('|');
    const query = order(sort);
    const whole = await rows(`${query}&${page(0, 100)}`);
    expect(idsOf(whole, search)).toEqual(idsOf([...whole].sort(orderBy(sorts[field], direction, id)), search));
    const pages: Row[] = [];
    for (let start = 0; start < whole.length; start += 3) pages.push(...(await rows(`${query}&${page(start, 3)}`)));
    expect(idsOf(pages, search)).toEqual(idsOf(whole, search));
    expect(new Set(idsOf(pages, search)).size).toBe(whole.length);
  });

  it('sorts by several fields, the first first', async () => {
    const { rows, page, order } = await settled();
    const [first, second] = Object.keys(sorts).reverse();
    if (!second) return;
    const whole = await rows(`${order(`${first}|desc`, `${second}|asc`)}&${page(0, 100)}`);
    const inOrder = (left: Row, right: Row): number =>
      compare(sorts[first](left), sorts[first](right), 'desc') || orderBy(sorts[second], 'asc', id)(left, right);
    expect(idsOf(whole, search)).toEqual(idsOf([...whole].sort(inOrder), search));
  });
}
