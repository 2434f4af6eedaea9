import { notFound, refusal, startTestService, type TestService } from '@ovipro/testing';
import { assetRequirementService } from './service';

describe('the asset requirement service', () => {
  let service: TestService;
  beforeAll(async () => (service = await startTestService(assetRequirementService)));
  afterAll(() => service?.close());

  const get = async (path: string) => service.send('GET', path, { token: await service.issuer.token({}) });

  it('is ready once its database is migrated', async () => {
    expect((await get('/health/ready')).status).toBe(200);
  });

  it('tells what it answers', async () => {
    const { status, body } = await get('/openapi/asset-requirement.json');
    expect([status, body]).toMatchObject([200, { info: { title: 'Asset requirement API' } }]);
  });

  it('answers 404 to what it does not know', async () => {
    expect(refusal(await get('/nosuch'))).toEqual(notFound);
  });
});
