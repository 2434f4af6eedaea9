import { catalogue } from '@ovipro/contracts';
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
});
