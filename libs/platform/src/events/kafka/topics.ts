import { type ConsumerGroup, deadLettersOf, type Topic } from '@ovipro/contracts';
import { type Admin, administer, type Connection, topicResource } from './kafkajs';

/** A topic as it is created on a broker. */
export interface BrokerTopic {
  name: string;
  partitions: number;
  replication: number;
  /** By the names of Kafka's own topic settings. */
  settings: Record<string, string>;
}

const dayMs = 86_400_000;
const maxRecordBytes = 4 * 1_048_576;

/** Compacted topics keep tombstones as long as other topics keep events, so that every reader sees them. */
const settingsOf = ({ compacted, retentionDays }: Topic, replication: number): Record<string, string> => ({
  'cleanup.policy': compacted ? 'compact' : 'delete',
  ...(compacted
    ? { 'delete.retention.ms': String(retentionDays * dayMs) }
    : { 'retention.ms': String(retentionDays * dayMs) }),
  'max.message.bytes': String(maxRecordBytes),
  'min.insync.replicas': replication > 2 ? '2' : '1',
});

/** Every topic that the contracts declare, and the dead-letter topics of every consumer group. */
export const brokerTopics = (topics: Topic[], groups: ConsumerGroup[], replication: number): BrokerTopic[] =>
  [...topics, ...deadLettersOf(groups)].map((topic) => ({
    name: topic.name,
    partitions: topic.partitions,
    replication,
    settings: settingsOf(topic, replication),
  }));

export interface Applied {
  created: string[];
  /** How existing topics differ from what is declared, as sentences. Nothing is altered. */
  differences: string[];
}

/** Creates missing topics, and reports how existing ones differ from what is declared. */
export function applyTopics(connection: Connection, wanted: BrokerTopic[]): Promise<Applied> {
  return administer(connection, async (admin) => {
    const present = new Set(await admin.listTopics());
    const missing = wanted.filter((topic) => !present.has(topic.name));
    if (missing.length > 0) {
      await admin.createTopics({ waitForLeaders: true, topics: missing.map(creationOf) });
    }
    return {
      created: missing.map((topic) => topic.name),
      differences: await differences(
        admin,
        wanted.filter((topic) => present.has(topic.name)),
      ),
    };
  });
}

const creationOf = ({ name, partitions, replication, settings }: BrokerTopic) => ({
  topic: name,
  numPartitions: partitions,
  replicationFactor: replication,
  configEntries: Object.entries(settings).map(([setting, value]) => ({ name: setting, value })),
});

async function differences(admin: Admin, wanted: BrokerTopic[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  const names = wanted.map((topic) => topic.name);
  const { topics } = await admin.fetchTopicMetadata({ topics: names });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: names.map((name) => ({ type: topicResource, name })),
  });
  return wanted.flatMap(({ name, partitions, replication, settings }) => {
    const found = topics.find((topic) => topic.name === name)?.partitions ?? [];
    const actual = resources.find((resource) => resource.resourceName === name)?.configEntries ?? [];
    return [
      ...different(name, 'partitions', String(found.length), String(partitions)),
      ...different(name, 'replicas', String(found[0]?.replicas.length), String(replication)),
      ...Object.entries(settings).flatMap(([setting, value]) =>
        different(name, setting, actual.find((entry) => entry.configName === setting)?.configValue ?? 'nothing', value),
      ),
    ];
  });
}

const different = (topic: string, what: string, actual: string, wanted: string): string[] =>
  actual === wanted ? [] : [`${topic}: ${what} ${actual} on the broker, declared as ${wanted}`];
