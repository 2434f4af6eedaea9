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
import { socketFactory } from './tls';

patchKafkajsPolling();

/** The only file that imports kafkajs, so that another client can replace it. Its exports speak in terms of event transports. */
export type Connection = Kafka;
export type { Admin } from 'kafkajs';

const sessionTimeoutMs = 10_000;
const rebalanceTimeoutMs = 15_000;
const heartbeatEveryMs = 1_000;
/** How long a fetch waits for new events; heartbeats, rebalances and shutdown wait for the fetch. */
const maxFetchWaitMs = 1_000;

/** @throws ConfigError where the settings do not fit together or the authority's file cannot be read */
export function connectionTo(config: EventTransportConfig, clientId: string, logger: Logger): Connection {
  const brokers = (config.kafkaBrokers ?? '').split(',').filter((broker) => broker !== '');
  if (brokers.length === 0) throw new ConfigError('KAFKA_BROKERS is required for EVENT_TRANSPORT kafka');
  return new Kafka({
    clientId,
    brokers,
    ssl: config.kafkaTls,
    socketFactory: socketFactory(config.kafkaTls, config.kafkaCaFile),
    sasl: logIn(config),
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
    logLevel: logLevel.WARN,
    // failures that matter are thrown, reported by an event or by fault(); kafkajs also logs an error at every reconnect
    logCreator: () => (entry) => {
      logger.debug({ event: 'kafka.client', kafka: entry.log, namespace: entry.namespace }, 'message of kafkajs');
    },
  });
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

/** The broker's error type, found in the causes that kafkajs wraps around it. */
const typeOf = (error: unknown): string | undefined => {
  const { type, cause } = error as { type?: string; cause?: unknown };
  return type ?? (cause ? typeOf(cause) : undefined);
};

/** Whether trying again may help: a coordinator that is loading, a broker that is away for a moment. */
export function isRetriable(error: unknown): boolean {
  const { name, retriable, cause } = error as { name?: string; retriable?: boolean; cause?: unknown };
  return retriable === true || name === 'KafkaJSNumberOfRetriesExceeded' || (cause ? isRetriable(cause) : false);
}

/** Refusals of the broker are thrown as they are; everything else is transient. */
function sendError(error: unknown): Error {
  const why = error as Error;
  return refusals.has(typeOf(error) ?? '') ? why : new TransportUnavailableError(why.message, { cause: error });
}

/** Idempotent, acks from all in-sync replicas. Never reuse a producer after a failed send: its sequence numbers are in doubt. */
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

/** Events of one partition, as a fetch returned them. */
export interface Batch {
  topic: string;
  partition: number;
  /** The partition's high watermark: the offset after its last event. */
  end: string;
  events: InboundMessage[];
  /** Marks all events up to this offset as processed in kafkajs; commits nothing. */
  resolve(offset: string): void;
  /** Sends a heartbeat to the group; rejects while the group rebalances. */
  heartbeat(): Promise<void>;
  isRunning(): boolean;
}

export interface Listener {
  batch(batch: Batch): Promise<void>;
  /** Partitions are assigned, at first or after a rebalance. */
  joined(partitions: Record<string, number[]>): void;
  /** A rebalance begins: the partitions are about to be revoked. */
  leaving(): void;
  crashed(error: Error): void;
  alive(): void;
}

/** A group member that reads from the committed offsets, or from the start of the topics. The caller commits. */
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

/** The last value of a repeated header counts. */
function textOf(headers: IHeaders = {}): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]);
  return Object.fromEntries(entries.map(([name, value]) => [name as string, String(value ?? '')]));
}

/** Runs `work` with an admin client of its own. */
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

/** A grant as ACL entries, one for each operation. */
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

/** Every ACL entry that allows something. */
export const aclFilter: AclFilter = {
  resourceType: AclResourceTypes.ANY,
  resourcePatternType: ResourcePatternTypes.ANY,
  operation: AclOperationTypes.ANY,
  permissionType: AclPermissionTypes.ALLOW,
};
