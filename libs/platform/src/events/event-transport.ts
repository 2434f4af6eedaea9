import type { Topic } from '@ovipro/contracts';

/** A message as the relay gives it to an event transport. */
export interface OutboundMessage {
  /** The id of the outbox row. */
  id: string;
  eventId: string;
  topic: string;
  key: string;
  headers: Record<string, string>;
  payload: Buffer | null;
}

/** A message as an event transport delivers it: bytes, and their place in the topic. */
export interface InboundMessage {
  topic: string;
  partition: number;
  /** The offset: grows within a partition. */
  position: string;
  key: string;
  headers: Record<string, string>;
  payload: Buffer | null;
}

/** Handles a batch in order; the transport acknowledges it once the promise resolves. Rejects only when stopping. */
export type BatchHandler = (events: InboundMessage[]) => Promise<void>;

/** One consumer group that reads some topics. */
export interface Subscription {
  /** Stops after the running batches, with offsets saved. */
  stop(): Promise<void>;
  /** Events not handled yet; undefined while unknown. */
  lag(): Promise<number | undefined>;
  /** Why the group is not reading; undefined while it reads. */
  fault(): string | undefined;
}

export interface SubscriptionOptions {
  group: string;
  topics: string[];
  handle: BatchHandler;
}

export type MessageListener = (event: InboundMessage) => Promise<void> | void;

/** The transport cannot be reached or does not work now: publish the same batch again later. */
export class TransportUnavailableError extends Error {}

/** A batch was sent and nobody said in time that it has come: a smaller one may do. */
export class AcknowledgementTimeoutError extends TransportUnavailableError {
  constructor(timeoutMs: number) {
    super(`no acknowledgement within ${timeoutMs} ms`);
  }
}

/** Brings events from outboxes to consumers. Two implementations, `kafka` and `postgres`, behave the same. */
export interface EventTransport {
  /**
   * Publishes in the order of each key; resolves once all is acknowledged. After a rejection a part may be published.
   * @throws TransportUnavailableError where trying again may help; any other error means that a message was refused
   */
  publish(batch: OutboundMessage[]): Promise<void>;
  subscribe(options: SubscriptionOptions): Subscription;
  /** Reads without a consumer group, for tools: to the end of the topics, or on and on until `follow` is aborted. */
  read(topics: string[], from: 'start' | 'end', listener: MessageListener, follow?: AbortSignal): Promise<void>;
  /** Registers the topics with the `postgres` transport; the topics of a broker are created by its operators. */
  declare(topics: Topic[]): Promise<void>;
  /** Deletes expired and superseded events, unless the transport does so by itself. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}
