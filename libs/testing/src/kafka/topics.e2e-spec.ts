import { consumerGroups, deadLetterTopic, partyTopic, topic, topics } from '@ovipro/contracts';
import {
  administer,
  applyTopics,
  brokerTopics,
  EventTransportConfig,
  type Connection,
  connectionTo,
  createEventTransport,
  createLogger,
  type InboundMessage,
} from '@ovipro/platform/server';
import { randomUUID } from 'node:crypto';
import { describeWithKafka, type TestKafka, testKafka } from './test-kafka';

jest.setTimeout(60_000);

const logger = createLogger('suite', 'silent');
const mebibyte = 1_048_576;

describeWithKafka('topics', () => {
  let kafka: TestKafka;
  let connection: Connection;
  let config: EventTransportConfig;
  /** The broker serves other tests as well. */
  const name = (suffix: string) => `test.topics-${randomUUID()}.${suffix}`;

  beforeAll(async () => {
    kafka = await testKafka();
    config = Object.assign(new EventTransportConfig(), { eventTransport: 'kafka', kafkaBrokers: kafka.brokers });
    connection = connectionTo(config, 'suite', logger);
  });
  afterAll(() => kafka?.stop());

  const settingsOf = (of: string) =>
    administer(connection, async (admin) => {
      const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: 2, name: of }] });
      return Object.fromEntries(resources[0].configEntries.map((entry) => [entry.configName, entry.configValue]));
    });

  it('are created as the contracts declare them', async () => {
    const [plain, compacted] = [
      topic(name('plain'), 'id', { partitions: 3 }),
      topic(name('directory'), 'id', { partitions: 2, compacted: true }),
    ];
    const wanted = brokerTopics([plain, compacted], [], 1);
    expect(await applyTopics(connection, wanted)).toEqual({ created: [plain.name, compacted.name], differences: [] });
    expect(await settingsOf(plain.name)).toMatchObject({
      'cleanup.policy': 'delete',
      'retention.ms': String(7 * 86_400_000),
      'max.message.bytes': String(4 * mebibyte),
    });
    expect(await settingsOf(compacted.name)).toMatchObject({
      'cleanup.policy': 'compact',
      'delete.retention.ms': String(7 * 86_400_000),
    });
    expect(await applyTopics(connection, wanted)).toEqual({ created: [], differences: [] });
  });

  it('are left as they are where the broker has them otherwise, and each difference is told', async () => {
    const declared = topic(name('other'), 'id', { partitions: 2 });
    await applyTopics(connection, brokerTopics([declared], [], 1));
    const changed = { ...declared, partitions: 6, retentionDays: 14, compacted: false };
    const { created, differences } = await applyTopics(connection, brokerTopics([changed], [], 1));
    expect(created).toEqual([]);
    expect(differences).toEqual([
      `${declared.name}: partitions 2 on the broker, declared as 6`,
      `${declared.name}: retention.ms 604800000 on the broker, declared as 1209600000`,
    ]);
    expect((await settingsOf(declared.name))['retention.ms']).toBe('604800000');
  });

  it('include the dead letters of every group, kept for 30 days', () => {
    const all = brokerTopics(topics, consumerGroups, 1);
    for (const group of consumerGroups)
      for (const source of group.topics) {
        const dead = all.find((one) => one.name === deadLetterTopic(source.name, group.name));
        expect(dead?.settings).toMatchObject({ 'cleanup.policy': 'delete', 'retention.ms': String(30 * 86_400_000) });
      }
  });

  it('are not made by whoever names one', async () => {
    const transport = createEventTransport(config, 'suite', logger);
    const event = {
      id: '0',
      eventId: '1',
      topic: name('unheard-of'),
      key: 'k',
      headers: {},
      payload: Buffer.from('{}'),
    };
    await expect(transport.publish([event])).rejects.toThrow(/does not host/);
    expect(await administer(connection, (admin) => admin.listTopics())).not.toContain(event.topic);
    await transport.close();
  });

  it('take removals, and batches larger than one record may be', async () => {
    const declared = topic(name('large'), 'id', { partitions: 1, compacted: true });
    await applyTopics(connection, brokerTopics([declared], [], 1));
    const transport = createEventTransport(config, 'suite', logger);
    const large = Buffer.alloc(3 * mebibyte, 'x');
    const event = (key: string, payload: Buffer | null) => ({
      id: '0',
      eventId: randomUUID(),
      topic: declared.name,
      key,
      headers: { ce_id: key },
      payload,
    });
    await transport.publish([event('a', large), event('b', large), event('a', null), event('c', Buffer.from('{}'))]);
    const seen: InboundMessage[] = [];
    await transport.read([declared.name], 'start', (one) => void seen.push(one));
    expect(seen.map(({ key, payload }) => [key, payload?.length ?? null])).toEqual([
      ['a', large.length],
      ['b', large.length],
      ['a', null],
      ['c', 2],
    ]);
    await transport.close();
  });

  it('of directories keep the newest event of each key alone', async () => {
    const declared = topic(name('compacted'), 'id', { partitions: 1, compacted: true });
    const [wanted] = brokerTopics([declared], [], 1);
    const eager = { 'segment.ms': '100', 'min.cleanable.dirty.ratio': '0.01', 'max.compaction.lag.ms': '100' };
    await applyTopics(connection, [{ ...wanted, settings: { ...wanted.settings, ...eager } }]);
    const transport = createEventTransport(config, 'suite', logger);
    const send = (key: string, text: string) =>
      transport.publish([
        { id: '0', eventId: randomUUID(), topic: declared.name, key, headers: {}, payload: Buffer.from(text) },
      ]);
    const read = async () => {
      const seen: string[] = [];
      await transport.read([declared.name], 'start', ({ key, payload }) => void seen.push(`${key} ${payload}`));
      return seen;
    };
    for (let round = 1; round <= 5; round += 1) {
      await send('a', String(round));
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    for (const end = Date.now() + 45_000; Date.now() < end && (await read()).length > 2; ) {
      await send('b', 'rolls the segment');
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
    expect((await read()).filter((line) => line.startsWith('a'))).toEqual(['a 5']);
    await transport.close();
  });

  it('of the party register are compacted', () => expect(partyTopic.compacted).toBe(true));
});
