import { randomUUID } from 'node:crypto';
import { probeService } from '../probe/probe.service';
import { claimsOf } from '../service/keys';
import { startTestService, type TestService } from '../service/test-service';

describe('events near the greatest size', () => {
  let service: TestService;

  beforeAll(async () => (service = await startTestService(probeService)));
  afterAll(() => service?.close());

  it('pass relay and consumers a few at a time, all of them and in order', async () => {
    const token = await service.issuer.token(claimsOf('agent', { agencyOfficeIds: [randomUUID()] }));
    const note = 'x'.repeat(900_000);
    const { body: made } = await service.send('POST', '/probes', { token, body: { amount: 0, note } });
    for (let amount = 1; amount <= 30; amount += 1)
      await service.send('PUT', `/probes/${made.probeId}`, { token, body: { amount, note } });
    const events = await service.published('test.probe', made.probeId);
    expect(events.map(({ sequence, data }) => [sequence, data.probe.amount])).toEqual(
      Array.from({ length: 31 }, (_, n) => [n + 1, n]),
    );
  });
});
