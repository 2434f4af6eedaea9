import { catalogue, topics } from '@ovipro/contracts';
import { apis } from '../prefixes';
import { testGateway, type TestGateway } from '../testing/gateway';

const anonymous = { headers: { 'request-id': undefined } };

describe('the event schemas', () => {
  let gateway: TestGateway;

  beforeAll(async () => (gateway = await testGateway()));
  afterAll(() => gateway?.close());

  it.each(catalogue.filter((event) => event.data).map((event) => event.name))(
    '/schemas/events/%s.json is for everybody',
    async (name) => {
      const { status, text } = await gateway.send('GET', `/schemas/events/${name}.json`, anonymous);
      expect(status).toBe(200);
      expect(JSON.parse(text)).toMatchObject({ title: name, type: 'object' });
    },
  );

  it('are no way to other files', async () => {
    for (const path of ['unheard-of.json', '..%2f..%2fpackage.json', '%2e%2e%2fasyncapi.json']) {
      const { status, body } = await gateway.send('GET', `/schemas/events/${path}`, anonymous);
      expect([status, body.errorCode]).toEqual([404, 'INVALID_ID']);
    }
  });

  it('stand together in /asyncapi.json', async () => {
    const { status, body } = await gateway.send('GET', '/asyncapi.json', anonymous);
    expect([status, body.asyncapi]).toEqual([200, '3.0.0']);
  });

  it.each(apis)('are in $base/asyncapi.json those of its service alone, whole', async ({ base, name }) => {
    const { status, text } = await gateway.send('GET', `${base}/asyncapi.json`, {
      headers: { 'request-id': undefined },
    });
    expect(status).toBe(200);
    const document = JSON.parse(text) as { channels: object; components: Record<string, object> };
    const own = topics.filter(({ owner }) => owner === name).map((topic) => topic.name);
    expect(Object.keys(document.channels).sort()).toEqual(own.sort());
    const references = [...text.matchAll(/"#\/components\/(\w+)\/([^"/]+)"/g)];
    for (const [, kind, component] of references) expect(document.components[kind]).toHaveProperty([component]);
    expect(Object.keys(document.components.messages).length).toBe(
      catalogue.filter((event) => own.includes(event.topic.name)).length,
    );
  });
});
