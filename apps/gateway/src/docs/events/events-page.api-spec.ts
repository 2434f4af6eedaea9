import { catalogue, deadLetterTopic, eventType, subscribers } from '@ovipro/contracts';
import { testGateway, type TestGateway } from '../../testing/gateway';

const anonymous = { headers: { 'request-id': undefined } };

/** What a reader sees of a piece of a page. */
const readable = (piece: string): string =>
  piece
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

/** Every path of a sample, with `[]` for the elements of arrays. */
const pathsOf = (value: unknown, above = ''): string[] =>
  Object.entries(value as object).flatMap(([name, child]) => {
    const path = `${above}${name}${Array.isArray(child) ? '[]' : ''}`;
    const inner = Array.isArray(child) ? child : [child];
    return [path, ...inner.flatMap((item) => (typeof item === 'object' ? pathsOf(item, `${path}.`) : []))];
  });

describe('/docs/events', () => {
  let gateway: TestGateway;
  let page: string;
  const article = (name: string): string =>
    page.split('<article ').find((piece) => piece.includes(`aria-labelledby="${name}"`)) ?? '';

  beforeAll(async () => {
    gateway = await testGateway();
    page = (await gateway.send('GET', '/docs/events', anonymous)).text;
  });
  afterAll(() => gateway?.close());

  it.each(catalogue)('tells of $name: when, by which type, and where in the list', ({ name, description }) => {
    expect(article(name)).toContain(`id="${name}"`);
    expect(readable(article(name))).toContain(description);
    expect(readable(article(name))).toContain(eventType(name));
    expect(page).toContain(`<a href="#${name}">${name}</a>`);
  });

  const withData = catalogue.filter(({ data }) => data);

  it.each(withData)('links $name to the schema that is served', async ({ name }) => {
    const [, href] = /<a href="(\/schemas\/[^"]+)"/.exec(article(name)) ?? [];
    expect(href).toBe(`/schemas/events/${name}.json`);
    const { status, text } = await gateway.send('GET', href as string, anonymous);
    expect([status, (JSON.parse(text) as { title: string }).title]).toEqual([200, name]);
  });

  it.each(withData)('has the golden sample of $name in the schema that it links', async ({ name, sample }) => {
    const { text } = await gateway.send('GET', `/schemas/events/${name}.json`, anonymous);
    expect((JSON.parse(text) as { examples: object[] }).examples).toEqual([sample]);
    expect(readable(article(name))).toContain('with the golden sample');
  });

  it('shows a sample of each value that events carry', () => {
    const carried = withData.flatMap(({ sample = {} }) => Object.values(sample) as Record<string, unknown>[]);
    const articles = page.split('<h2 id="data">')[1].split('<article ').slice(1);
    for (const piece of articles) {
      const shown = JSON.parse(readable(/<pre[^>]*>([^]*)<\/pre>/.exec(piece)?.[1] ?? '')) as object;
      expect(carried).toContainEqual(expect.objectContaining(shown));
    }
    expect(articles.length).toBeGreaterThan(20);
  });

  /** The paths of what an article shows: by its links to what events carry, and by the rows of its table. */
  function pathsIn(id: string, above = ''): string[] {
    const carried = /<dt>Carries<\/dt>\s*<dd>([^]*?)<\/dd>/.exec(article(id))?.[1] ?? '';
    const links = [...carried.matchAll(/<a href="#([^"]+)">([^<]+)</g)].map(([, link, name]) => [name, link]);
    const rows = [...article(id).matchAll(/<th scope="row">([^]*?)<\/th>\s*<td>[^<]*(?:<a href="#([^"]+)")?/g)];
    const named = rows.map(([, cell, link]) => [readable(cell).trim().split(/\s/)[0], link]);
    return [...links, ...named].flatMap(([name, link]) => [
      above + name,
      ...(link ? pathsIn(link, `${above}${name}.`) : []),
    ]);
  }

  it.each(withData)('has a row for everything that the golden sample of $name shows', ({ name, sample }) => {
    const named = pathsIn(name);
    expect(named).toEqual(expect.arrayContaining([...new Set(pathsOf(sample))]));
    expect(new Set(named).size).toBe(named.length);
  });

  it('is no larger than a page may be', () => {
    expect(Buffer.byteLength(page)).toBeLessThan(400_000);
  });

  it.each(catalogue.filter(({ data }) => !data))('says that $name is a tombstone', ({ name }) => {
    expect(article(name)).toContain('A tombstone');
    expect(article(name)).not.toContain('/schemas/');
  });

  it.each([...new Map(catalogue.map(({ topic }) => [topic.name, topic])).values()])(
    'says of topic $name what its key is, what it keeps, how it is divided, and where dead letters go',
    ({ name, key, compacted, retentionDays, partitions }) => {
      const section = readable(page.split('<section ').find((piece) => piece.includes(`"${name}">`)) ?? '');
      const facts = Object.fromEntries(
        [...section.matchAll(/^\s*(Key|Compacted|Keeps|Partitions|Dead letters)\s+(\S.*)$/gm)].map(
          ([, fact, value]) => [fact, value],
        ),
      );
      expect(facts).toEqual({
        Key: key,
        Compacted: compacted ? 'yes' : 'no',
        Keeps: expect.stringContaining(`${retentionDays} day`),
        Partitions: String(partitions),
        'Dead letters': deadLetterTopic(name, '<group>'),
      });
    },
  );

  it('has one place for each link within it', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(links));
  });

  it('says how to subscribe, and explains every header', () => {
    const text = readable(page);
    expect(page).toContain('href="/asyncapi.json"');
    for (const said of [
      'npm run subscriber',
      'npm run events -- tail',
      '<topic>.<group>.dlq',
      'ce_sequence',
      '-snapshot',
      ...subscribers.map(({ name }) => name),
    ])
      expect(text).toContain(said);
    const headers = [...page.matchAll(/<th scope="row"><code>(ce_\w+)<\/code><\/th>\s*<td>([^]*?)<\/td>/g)];
    expect(headers.map(([, name]) => name)).toEqual(
      expect.arrayContaining(['ce_id', 'ce_type', 'ce_subject', 'ce_time']),
    );
    for (const [, name, meaning] of headers)
      expect([name, readable(meaning)]).toEqual([name, expect.stringMatching(/\w{3}/)]);
  });
});
