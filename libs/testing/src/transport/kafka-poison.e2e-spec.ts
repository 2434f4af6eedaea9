import { deadLetterTopic } from '@ovipro/contracts';
import { randomUUID } from 'node:crypto';
import { describeWithKafka } from '../kafka/test-kafka';
import type { ServiceProcess } from '../service/process';
import { eventually } from '../service/test-service';
import { consumerOffences, settle } from './history';
import { kafkaUnderTest } from './kafka';
import { drive } from './load';
import { makeFixture, type Fixture } from './fixture';

const timeoutMs = 180_000;
const poisoned = 4;

/** Handlers that fail for one event in a thousand, and messages that are no events among them. */
describeWithKafka('poison on Kafka, 1 in 1,000', () => {
  let fixture: Fixture;
  let service: ServiceProcess;

  beforeAll(async () => {
    fixture = await makeFixture(kafkaUnderTest);
    service = await fixture.start('both');
  }, timeoutMs);
  afterAll(() => fixture?.close(), timeoutMs);

  const load = (probes: number, updates: number) =>
    drive({ url: () => service.url, token: fixture.token, probes, updates, clients: 32 });

  it(
    'brings all of it to the dead letters, delays other keys by less than 5 s, and restores by redrive',
    async () => {
      const bad = (await load(poisoned, 0)).probes.map((probe) => probe.probeId);
      await settle(fixture);
      await fixture.db.query('INSERT INTO probe_trouble (probe_id) SELECT unnest($1::uuid[])', [bad]);
      const running = load(400, 9);
      const put = (probeId: string, amount: number) =>
        fetch(`${service.url}/probes/${probeId}`, {
          method: 'PUT',
          headers: {
            authorization: `Bearer ${fixture.token}`,
            'content-type': 'application/json',
            'request-id': randomUUID(),
          },
          body: JSON.stringify({ amount }),
        });
      for (const probeId of bad) await put(probeId, 5);
      await fixture.publish({ key: 'no-event', payload: Buffer.from('{') });
      const { probes } = await running;
      for (const { probeId, amounts } of probes) {
        const handled = async () =>
          (
            await fixture.db.query('SELECT FROM probe_total WHERE probe_id = $1 AND amount = $2', [
              probeId,
              amounts.at(-1),
            ])
          ).rowCount;
        await eventually(handled, `all of ${probeId} handled`, 5_000);
      }
      const letters = async () =>
        (await fixture.topic(deadLetterTopic('test.probe', 'probe.totals'))).map((event) => event.key).sort();
      await eventually(async () => (await letters()).length === poisoned + 1, 'every dead letter on its topic');
      expect(await letters()).toEqual([...bad, 'no-event'].sort());
      await fixture.db.query('DELETE FROM probe_trouble');
      expect(await fixture.runCommand('probe.totals', 'redrive')).toContain(
        `${poisoned} dead letters handled, 1 keys still parked`,
      );
      await settle(fixture);
      expect(await consumerOffences(fixture.db)).toEqual([]);
    },
    timeoutMs,
  );

  it(
    'ends in the same state when a group is replayed from the start',
    async () => {
      const state = async () =>
        (
          await fixture.db.query(
            'SELECT md5(string_agg(t::text, chr(10) ORDER BY probe_id)) AS state FROM probe_total t',
          )
        ).rows[0] as { state: string };
      const before = await state();
      expect(await fixture.runCommand('probe.totals', 'replay')).toContain('reading from the start');
      expect(await state()).toEqual(before);
    },
    timeoutMs,
  );
});
