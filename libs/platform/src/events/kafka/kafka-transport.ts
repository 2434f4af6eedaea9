import type { EventTransportConfig } from '../../config/event-transport-config';
import type { Logger } from '../../telemetry/logger';
import {
  type EventTransport,
  AcknowledgementTimeoutError,
  TransportUnavailableError,
  type OutboundMessage,
  type Subscription,
  type SubscriptionOptions,
  type MessageListener,
} from '../event-transport';
import { type Connection, connectionTo, openProducer, send } from './kafkajs';
import { KafkaSubscription } from './kafka-subscription';
import { readTopics } from './read-topics';

const sendTimeoutMs = 2_500;
/** A broker takes batches of up to `max.message.bytes` for a partition, which is 4 MiB. */
const maxRequestBytes = 3_300_000;

type Producer = Awaited<ReturnType<typeof openProducer>>;

/** Kafka topics: the event transport for production, and wherever other systems subscribe. */
export class KafkaTransport implements EventTransport {
  private readonly connection: Connection;
  private producer?: Promise<Producer>;

  /** @param client the client id; also the prefix of the groups that `read` makes */
  constructor(
    config: EventTransportConfig,
    private readonly client: string,
    private readonly logger: Logger,
  ) {
    this.connection = connectionTo(config, client, logger);
  }

  async publish(batch: OutboundMessage[]): Promise<void> {
    const end = performance.now() + sendTimeoutMs;
    const producer = await this.connected();
    try {
      for (const part of splitBySize(batch)) await within(send(producer, part, sendTimeoutMs), end - performance.now());
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  subscribe(options: SubscriptionOptions): Subscription {
    const subscription = new KafkaSubscription(this.connection, this.logger, options);
    subscription.start();
    return subscription;
  }

  read(topics: string[], from: 'start' | 'end', listener: MessageListener, follow?: AbortSignal): Promise<void> {
    return readTopics(this.connection, `${this.client}.reading-${crypto.randomUUID()}`, {
      topics,
      from,
      listener,
      follow,
    });
  }

  /** Does nothing: `npm run topics` creates the topics; services are not allowed to. */
  declare(): Promise<void> {
    return Promise.resolve();
  }

  /** Does nothing: the broker deletes and compacts. */
  tidy(): Promise<void> {
    return Promise.resolve();
  }

  async close(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.then((open) => open.disconnect()).catch(() => undefined);
  }

  private connected(): Promise<Producer> {
    this.producer ??= openProducer(this.connection).catch((error: Error) => {
      this.producer = undefined;
      throw new TransportUnavailableError(error.message, { cause: error });
    });
    return this.producer;
  }

  /**
   * After a failed send kafkajs may reuse sequence numbers that the broker has stored; the broker would drop the next batch
   * as a duplicate. A new producer gets a new id. Events that are published twice are dropped by the inboxes of consumers.
   */
  private discard(): void {
    void this.close();
  }
}

/** Splits a batch into parts below the broker's size limit. */
function* splitBySize(batch: OutboundMessage[]): Generator<OutboundMessage[]> {
  let part: OutboundMessage[] = [];
  let bytes = 0;
  for (const event of batch) {
    const size = (event.payload?.length ?? 0) + 1_000;
    if (part.length > 0 && bytes + size > maxRequestBytes) {
      yield part;
      [part, bytes] = [[], 0];
    }
    part.push(event);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

async function within(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const end = (): void => reject(new AcknowledgementTimeoutError(sendTimeoutMs));
    timer = setTimeout(end, milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
