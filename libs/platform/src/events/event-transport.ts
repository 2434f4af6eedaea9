import type { Topic } from '@ovipro/contracts';

/** An event as the relay hands it to a transport. */
export interface OutboundMessage {
  /** The outbox row. */
  id: string;
  eventId: string;
  topic: string;
  key: string;
  headers: Record<string, string>;
  payload: Buffer | null;
}

/** An event as a transport hands it to a consumer: bytes and where they stood. */
export interface InboundMessage {
  topic: string;
  partition: number;
  /** Offset or position: grows within a partition. */
  position: string;
  key: string;
  headers: Record<string, string>;
  payload: Buffer | null;
}

/**
 * Handles some events of a topic in order; resolves once their effects are committed, and only then are they
 * acknowledged. Rejects only when stopping.
 */
export type BatchHandler = (events: InboundMessage[]) => Promise<void>;

/** One consumer group's reading of some topics. */
export interface Subscription {
  /** Ends after the event in hand, with positions saved. */
  stop(): Promise<void>;
  /** Events not handled yet; undefined while unknown. */
  lag(): Promise<number | undefined>;
  /** Why nothing is being read, if so. */
  fault(): string | undefined;
}

export interface SubscriptionOptions {
  group: string;
  topics: string[];
  handle: BatchHandler;
}

export type MessageListener = (event: InboundMessage) => Promise<void> | void;

/** The transport does not answer, or not as one that works; the same batch is to be sent again. */
export class TransportUnavailableError extends Error {}

/** Brings events from outboxes to consumers. Two stand behind it, `kafka` and `postgres`; nobody else can tell which. */
export interface EventTransport {
  /**
   * Publishes in the order of each key; acknowledged when it resolves. Some of it may be published where it rejects.
   * @throws TransportUnavailableError where trying again later may help; anything else means that an event was refused
   */
  publish(batch: OutboundMessage[]): Promise<void>;
  subscribe(options: SubscriptionOptions): Subscription;
  /** Reads without a group, for tools: to the present end, or on until `follow` is aborted. */
  read(topics: string[], from: 'start' | 'end', listener: MessageListener, follow?: AbortSignal): Promise<void>;
  /** Makes the topics known where the transport lets its users do so; a broker's topics are its operators' matter. */
  declare(topics: Topic[]): Promise<void>;
  /** Drops what topics no longer keep, where the transport does not do so by itself. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}
