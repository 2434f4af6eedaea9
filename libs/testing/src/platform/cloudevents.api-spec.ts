import { type CloudEvent, Kafka, type KafkaMessage } from 'cloudevents';
import { randomUUID } from 'node:crypto';
import { probeService } from '../probe/probe.service';
import { claimsOf } from '../service/keys';
import { startTestService, type TestService } from '../service/test-service';

describe('the headers of an event', () => {
  let service: TestService;
  beforeAll(async () => (service = await startTestService(probeService)));
  afterAll(() => service?.close());

  it('are read by the SDK of CloudEvents, as they stand on the topic', async () => {
    const token = await service.issuer.token(claimsOf('agent', { agencyOfficeIds: [randomUUID()] }));
    const requestId = randomUUID();
    const headers = { 'request-id': requestId };
    const { body: made } = await service.send('POST', '/probes', { token, headers, body: { amount: 3 } });
    const [published] = await service.published('test.probe', made.probeId);
    const message: KafkaMessage<object> = {
      key: published.key,
      headers: published.headers,
      value: published.data,
      body: published.data,
    };
    expect(Kafka.isEvent(message)).toBe(true);
    const event = Kafka.toEvent(message) as CloudEvent;
    expect(event.validate()).toBe(true);
    expect(event).toMatchObject({
      specversion: '1.0',
      id: published.headers.ce_id,
      type: 'fi.ovipro.probe-created',
      source: '/ovipro/probe',
      subject: made.probeId,
      sequence: '1',
      requestid: requestId,
      dataschema: expect.stringMatching(/\/probe-created\.json$/),
      datacontenttype: 'application/json',
      data: { probe: { probeId: made.probeId, amount: 3 } },
    });
  });
});
