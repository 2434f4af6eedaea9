import { readFileSync } from 'node:fs';
import {
  type AclEntry,
  type AclFilter,
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  type Admin,
  ConfigResourceTypes,
  type Consumer,
  type EachBatchPayload,
  type IHeaders,
  Kafka,
  logLevel,
  Partitioners,
  type Producer,
  ResourcePatternTypes,
  type SASLOptions,
} from 'kafkajs';
import type { EventTransportConfig } from '../../config/event-transport-config';
import { ConfigError } from '../../config/load';
import type { Logger } from '../../telemetry/logger';
import { TransportUnavailableError, type InboundMessage, type OutboundMessage } from '../event-transport';
import { patchKafkajsPolling } from './patch-kafkajs-polling';

patchKafkajsPolling();

/** The one place that knows the Kafka client, so that another can take its place. Everything here speaks the transport's terms. */
export type Connection = Kafka;
export type { Admin } from 'kafkajs';

const sessionTimeoutMs = 10_000;
const rebalanceTimeoutMs = 15_000;
const heartbeatEveryMs = 1_000;
/** A fetch waits that long where there is nothing; heartbeats, rebalances and shutdown wait for it. */
const maxFetchWaitMs = 1_000;

/** @throws ConfigError where the settings do not fit together or the authority's file cannot be read */
export function connectionTo(config: EventTransportConfig, clientId: string, logger: Logger): Connection {
  const brokers = (config.kafkaBrokers ?? '').split(',').filter((broker) => broker !== '');
  if (brokers.length === 0) throw new ConfigError('KAFKA_BROKERS is required for EVENT_TRANSPORT kafka');
  return new Kafka({
    clientId,
    brokers,
    ssl: config.kafkaTls && (config.kafkaCaFile ? { ca: authority(config.kafkaCaFile) } : true),
    sasl: logIn(config),
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
    logLevel: logLevel.WARN,
    // what matters is thrown, told by an event, or seen as a fault; the client itself shouts at every reconnect
    logCreator: () => (entry) => logger.debug({ kafka: entry.log, namespace: entry.namespace }),
  });
}

function authority(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ConfigError(`KAFKA_CA_FILE cannot be read: ${(error as Error).message}`);
  }
}

function logIn(config: EventTransportConfig): SASLOptions | undefined {
  const { kafkaSaslMechanism: mechanism, kafkaUsername: username, kafkaPassword: password } = config;
  if (username === undefined) return undefined;
  if (password === undefined) throw new ConfigError('KAFKA_PASSWORD is required beside KAFKA_USERNAME');
  return { mechanism, username, password } as SASLOptions;
}

const refusals = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'INVALID_TIMESTAMP',
  'INVALID_TOPIC_EXCEPTION',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'TOPIC_AUTHORIZATION_FAILED',
  'POLICY_VIOLATION',
]);

/** The broker's own word on why, beneath what the client wraps around it. */
const typeOf = (error: unknown): string | undefined => {
  const { type, cause } = error as { type?: string; cause?: unknown };
  return type ?? (cause ? typeOf(cause) : undefined);
};

/** Whether the same may go well a little later: a coordinator that loads, a broker that is gone for a moment. */
export function isRetriable(error: unknown): boolean {
  const { name, retriable, cause } = error as { name?: string; retriable?: boolean; cause?: unknown };
  return retriable === true || name === 'KafkaJSNumberOfRetriesExceeded' || (cause ? isRetriable(cause) : false);
}

/** Refusals stay what they are; everything else will pass. */
function sendError(error: unknown): Error {
  const why = error as Error;
  return refusals.has(typeOf(error) ?? '') ? why : new TransportUnavailableError(why.message, { cause: error });
}

/** Idempotent, acknowledged by every replica in sync. One that failed is not to be used again: its numbering is in doubt. */
export async function openProducer(connection: Connection): Promise<Producer> {
  const producer = connection.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
  });
  await producer.connect();
  return producer;
}

/** @throws TransportUnavailableError, or the broker's refusal */
export async function send(producer: Producer, batch: OutboundMessage[], timeoutMs: number): Promise<void> {
  const topics = [...new Set(batch.map((event) => event.topic))];
  const topicMessages = topics.map((topic) => ({
    topic,
    messages: batch
      .filter((event) => event.topic === topic)
      .map(({ key, headers, payload }) => ({ key, headers, value: payload })),
  }));
  await producer.sendBatch({ acks: -1, timeout: timeoutMs, topicMessages }).catch((error: unknown) => {
    throw sendError(error);
  });
}

/** A run of one partition's events, as a fetch brought them. */
export interface Batch {
  topic: string;
  partition: number;
  /** Offset after the last event that stands on the partition. */
  end: string;
  events: InboundMessage[];
  /** Notes that all up to this offset is done with; nothing is written. */
  resolve(offset: string): void;
  /** Tells the group that this member lives; rejects where the group changes. */
  heartbeat(): Promise<void>;
  isRunning(): boolean;
}

export interface Listener {
  batch(batch: Batch): Promise<void>;
  /** The member got its partitions, for the first time or anew. */
  joined(partitions: Record<string, number[]>): void;
  /** The member is about to give its partitions back. */
  leaving(): void;
  crashed(error: Error): void;
  alive(): void;
}

/** A member of a group that reads from its group's offsets, or from the start. Committing is the caller's. */
export async function openConsumer(
  connection: Connection,
  groupId: string,
  topics: string[],
  concurrency: number,
  listener: Listener,
): Promise<Consumer> {
  const consumer = connection.consumer({
    groupId,
    sessionTimeout: sessionTimeoutMs,
    rebalanceTimeout: rebalanceTimeoutMs,
    heartbeatInterval: heartbeatEveryMs,
    maxWaitTimeInMs: maxFetchWaitMs,
    allowAutoTopicCreation: false,
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000, restartOnFailure: () => Promise.resolve(false) },
  });
  const { CRASH, GROUP_JOIN, REBALANCING, HEARTBEAT, FETCH } = consumer.events;
  consumer.on(CRASH, ({ payload }) => listener.crashed(payload.error));
  consumer.on(GROUP_JOIN, ({ payload }) => listener.joined(payload.memberAssignment));
  consumer.on(REBALANCING, () => listener.leaving());
  for (const event of [HEARTBEAT, FETCH] as const) consumer.on(event, () => listener.alive());
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: concurrency,
    eachBatch: (payload) => listener.batch(batchOf(payload)),
  });
  return consumer;
}

const batchOf = ({ batch, resolveOffset, heartbeat, isRunning }: EachBatchPayload): Batch => ({
  topic: batch.topic,
  partition: batch.partition,
  end: batch.highWatermark,
  events: batch.messages.map(({ key, headers, value, offset }) => ({
    topic: batch.topic,
    partition: batch.partition,
    position: offset,
    key: key?.toString() ?? '',
    headers: textOf(headers),
    payload: value,
  })),
  resolve: resolveOffset,
  heartbeat,
  isRunning,
});

/** Of a header that stands more than once the last counts. */
function textOf(headers: IHeaders = {}): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]);
  return Object.fromEntries(entries.map(([name, value]) => [name as string, String(value ?? '')]));
}

/** Does some work with an administrator's connection of its own. */
export async function administer<T>(connection: Connection, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = connection.admin();
  await admin.connect();
  return work(admin).finally(() => admin.disconnect());
}

export const topicResource = ConfigResourceTypes.TOPIC;

interface AclOf {
  user: string;
  resource: 'topic' | 'group';
  name: string;
  prefixed: boolean;
  operations: ('read' | 'write' | 'describe')[];
}

const operations = {
  read: AclOperationTypes.READ,
  write: AclOperationTypes.WRITE,
  describe: AclOperationTypes.DESCRIBE,
};

/** A right as the broker's entries, one for each operation. */
export const aclEntries = ({ user, resource, name, prefixed, operations: allowed }: AclOf): AclEntry[] =>
  allowed.map((operation) => ({
    principal: `User:${user}`,
    host: '*',
    operation: operations[operation],
    permissionType: AclPermissionTypes.ALLOW,
    resourceType: resource === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
    resourceName: name,
    resourcePatternType: prefixed ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
  }));

/** All that is allowed to anyone. */
export const aclFilter: AclFilter = {
  resourceType: AclResourceTypes.ANY,
  resourcePatternType: ResourcePatternTypes.ANY,
  operation: AclOperationTypes.ANY,
  permissionType: AclPermissionTypes.ALLOW,
};
