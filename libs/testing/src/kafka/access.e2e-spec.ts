import { agentTopic, consumerGroups, deadLetterTopic, leadTopic, subscribers, topics } from '@ovipro/contracts';
import { type SecureKafka, startKafka } from '@ovipro/kafka';
import {
  applyGrants,
  applyTopics,
  brokerTopics,
  type EventTransport,
  EventTransportConfig,
  connectionTo,
  createEventTransport,
  createLogger,
  type InboundMessage,
  grants,
} from '@ovipro/platform/server';
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../service/test-service';
import { testAuthority } from '../tls/authority';
import { describeWithKafka } from './test-kafka';

jest.setTimeout(120_000);

const users = ['admin', 'lead', 'survey', 'warehouse'].map((name) => ({ name, password: `${name}-${randomUUID()}` }));
const logger = createLogger('suite', 'silent');

describeWithKafka('a broker with log-in', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'ovipro-test-kafka-'));
  const transports: EventTransport[] = [];
  let kafka: SecureKafka;

  const configOf = (user: string, own: Partial<EventTransportConfig> = {}): EventTransportConfig =>
    Object.assign(new EventTransportConfig(), {
      eventTransport: 'kafka',
      kafkaBrokers: kafka.saslBrokers,
      kafkaUsername: user,
      kafkaPassword: users.find(({ name }) => name === user)?.password,
      ...own,
    });

  const as = (user: string, own: Partial<EventTransportConfig> = {}): EventTransport => {
    const transport = createEventTransport(configOf(user, own), user, logger);
    transports.push(transport);
    return transport;
  };

  const send = (transport: EventTransport, topic: string, key: string): Promise<void> =>
    transport.publish([{ id: '0', eventId: key, topic, key, headers: { ce_id: key }, payload: Buffer.from('{}') }]);

  const read = async (transport: EventTransport, topic: string): Promise<InboundMessage[]> => {
    const events: InboundMessage[] = [];
    await transport.read([topic], 'start', (event) => void events.push(event));
    return events;
  };

  beforeAll(async () => {
    const [admin] = users;
    kafka = await startKafka({ dataDir, secure: { admin, users: users.slice(1) } });
    const connection = connectionTo(configOf('admin'), 'operator', logger);
    await applyTopics(connection, brokerTopics(topics, consumerGroups, 1));
    await applyGrants(connection, grants(topics, consumerGroups));
  });
  afterAll(async () => {
    await Promise.all(transports.map((transport) => transport.close()));
    await kafka?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it.each(['scram-sha-256', 'scram-sha-512'] as const)(
    'lets a service publish that logs in by %s',
    async (mechanism) => {
      const key = randomUUID();
      await send(as('lead', { kafkaSaslMechanism: mechanism }), leadTopic.name, key);
      expect((await read(as('warehouse'), leadTopic.name)).map((event) => event.key)).toContain(key);
    },
  );

  it('speaks TLS to brokers whose authority it was given, and to no others', async () => {
    const tls = { kafkaBrokers: kafka.saslSslBrokers, kafkaTls: true };
    const key = randomUUID();
    await send(as('lead', { ...tls, kafkaCaFile: kafka.caFile }), leadTopic.name, key);
    await expect(send(as('lead', tls), leadTopic.name, key)).rejects.toThrow(/certificate/);
  });

  it('takes a new authority without a restart', async () => {
    const other = testAuthority('other');
    const caFile = join(dataDir, 'authorities.pem');
    writeFileSync(caFile, other.certificate);
    other.remove();
    const transport = as('lead', { kafkaBrokers: kafka.saslSslBrokers, kafkaTls: true, kafkaCaFile: caFile });
    await expect(send(transport, leadTopic.name, randomUUID())).rejects.toThrow(/certificate/);
    copyFileSync(kafka.caFile, caFile);
    await send(transport, leadTopic.name, randomUUID());
  });

  it('refuses a wrong password', async () => {
    const impostor = as('lead', { kafkaPassword: 'guessed' });
    await expect(send(impostor, leadTopic.name, randomUUID())).rejects.toThrow(/[Aa]uthentication/);
  });

  it('hides leads from the survey user, who reads what it is granted', async () => {
    await expect(read(as('survey'), leadTopic.name)).rejects.toThrow(/authoriz/i);
    expect(await read(as('survey'), agentTopic.name)).toEqual([]);
  });

  it('shows a subscriber that may not read why it gets nothing', async () => {
    const subscription = as('survey').subscribe({
      group: 'survey.surveys',
      topics: [leadTopic.name],
      handle: () => Promise.resolve(),
    });
    await eventually(async () => /authoriz/i.test(subscription.fault() ?? ''), 'a fault that says so');
    await subscription.stop();
  });

  it('lets a subscriber read in a group of its own, and in no other', async () => {
    await send(as('lead'), leadTopic.name, 'for-the-warehouse');
    const seen: string[] = [];
    const subscribe = (group: string) =>
      as('warehouse').subscribe({
        group,
        topics: [leadTopic.name],
        handle: async (events) => void seen.push(...events.map((event) => event.key)),
      });
    const own = subscribe('warehouse.history');
    await eventually(async () => seen.includes('for-the-warehouse'), 'the event');
    expect(own.fault()).toBeUndefined();
    const foreign = subscribe('lead.directory');
    // the client keeps to itself that the broker refuses it the group
    await eventually(async () => /group coordinator/.test(foreign.fault() ?? ''), 'a fault');
    await Promise.all([own.stop(), foreign.stop()]);
  });

  it('lets nobody but its owner write to a topic, and a subscriber to its own dead letters', async () => {
    for (const user of ['survey', 'warehouse'])
      await expect(send(as(user), leadTopic.name, randomUUID())).rejects.toThrow(/authoriz/i);
    await send(as('warehouse'), deadLetterTopic(leadTopic.name, 'warehouse.history'), randomUUID());
    await expect(
      send(as('survey'), deadLetterTopic(leadTopic.name, 'warehouse.history'), randomUUID()),
    ).rejects.toThrow(/authoriz/i);
  });

  it('tells of rights that nothing declares, and gives those again that are missing', async () => {
    const connection = connectionTo(configOf('admin'), 'operator', logger);
    expect((await applyGrants(connection, grants(topics, consumerGroups))).undeclared).toEqual([]);
    const withoutSurvey = consumerGroups.filter((group) => group !== subscribers[0]);
    const more = grants(topics, withoutSurvey).concat({
      user: 'survey',
      resource: 'topic',
      name: agentTopic.name,
      prefixed: false,
      operations: ['read'],
    });
    const { undeclared } = await applyGrants(connection, more);
    expect(undeclared.length).toBeGreaterThan(0);
    expect(undeclared.every((line) => line.startsWith('User:survey'))).toBe(true);
  });
});
