import {
  AcknowledgementTimeoutError,
  createLogger,
  type EventTransport,
  Metrics,
  type OutboundMessage,
  Relay,
} from '@ovipro/platform/server';
import { randomUUID } from 'node:crypto';
import { probeService } from '../probe/probe.service';
import { eventually, startTestService, type TestService } from '../service/test-service';

/** A transport that acknowledges only batches up to a size, as brokers on a slow line do. */
class SlowTransport {
  acknowledgedSize = 60;
  readonly sizes: number[] = [];
  readonly events: string[] = [];

  publish(batch: OutboundMessage[]): Promise<void> {
    this.sizes.push(batch.length);
    if (batch.length > this.acknowledgedSize) return Promise.reject(new AcknowledgementTimeoutError(2_500));
    this.events.push(...batch.map(({ eventId }) => eventId));
    return Promise.resolve();
  }
}

describe('a relay whose batches are not acknowledged in time', () => {
  let service: TestService;
  beforeAll(async () => (service = await startTestService(probeService, { role: 'api' })));
  afterAll(() => service?.close());

  const fill = async (): Promise<string[]> => {
    const sql = `INSERT INTO outbox (event_id, topic, key, headers, payload)
      SELECT gen_random_uuid(), 'test.probe', $1, '{}', '{}' FROM generate_series(1, 2000) RETURNING event_id`;
    return (await service.db.query<{ event_id: string }>(sql, [randomUUID()])).rows.map((row) => row.event_id);
  };
  const emptied = () =>
    eventually(async () => (await service.db.query('SELECT FROM outbox LIMIT 1')).rowCount === 0, 'an empty outbox');

  it('tries smaller ones until they come through, in order, and larger ones again', async () => {
    const transport = new SlowTransport();
    const relay = new Relay(
      service.config.databaseUrl,
      transport as unknown as EventTransport,
      createLogger('test', 'silent'),
      new Metrics('test'),
    );
    const expected = await fill();
    relay.start();
    await emptied();
    expect(transport.sizes.slice(0, 5)).toEqual([500, 250, 125, 62, 31]);
    expect(transport.events).toEqual(expected);
    transport.acknowledgedSize = 500;
    const more = await fill();
    await emptied();
    await relay.stop();
    expect(transport.events).toEqual([...expected, ...more]);
    expect(Math.max(...transport.sizes.slice(5))).toBeGreaterThan(60);
  });
});
