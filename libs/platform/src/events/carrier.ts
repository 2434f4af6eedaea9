import type { Topic } from '@ovipro/contracts';

/** An event as the relay hands it to a carrier. */
export interface Outgoing {
  /** The outbox row. */
  id: string;
  eventId: string;
  topic: string;
  key: string;
  headers: Record<string, string>;
  payload: Buffer | null;
}

/** An event as a carrier hands it to a consumer: bytes and where they stood. */
export interface Delivered {
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
export type Handle = (events: Delivered[]) => Promise<void>;

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
  handle: Handle;
  /** Asked between events by the active member alone; may call `rewind`. */
  idle?: (rewind: () => Promise<void>) => Promise<void>;
}

export type Take = (event: Delivered) => Promise<void> | void;

/** Brings events from outboxes to consumers. Two stand behind it, `kafka` and `postgres`; nobody else can tell which. */
export interface Carrier {
  /** Publishes in order, all or nothing; acknowledged when it resolves. */
  publish(batch: Outgoing[]): Promise<void>;
  subscribe(options: SubscriptionOptions): Subscription;
  /** Reads without a group, for tools: to the present end, or on until `follow` is aborted. */
  read(topics: string[], from: 'start' | 'end', take: Take, follow?: AbortSignal): Promise<void>;
  /** Makes the topics known; called by tools and at start. */
  declare(topics: Topic[]): Promise<void>;
  /** Drops what topics no longer keep, where the carrier does not do so by itself. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export const deadLetterTopic = (topic: string, group: string): string => `${topic}.${group}.dlq`;
