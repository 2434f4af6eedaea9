import type { EventDefinition } from '@ovipro/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { withCause } from '../context/request-context';
import { isTransient } from '../errors/transient';
import type { Transaction } from '../persistence/transaction';
import type { UnitOfWork } from '../persistence/unit-of-work';
import { failpoint } from '../telemetry/failpoints';
import type { Logger } from '../telemetry/logger';
import type { Metrics } from '../telemetry/metrics';
import { beginSpan } from '../telemetry/tracing';
import type { InboundMessage } from './event-transport';
import { moveToDeadLetters, dropDeadLetters } from './dead-letters';
import { isParked, GroupLockedError, type ClaimState, claimMessages } from './inbox';
import type { EventContext } from './on-event';
import { causeOf, idOf, nameOf, PoisonError, parseEvent } from './received';

export interface Handler {
  event: EventDefinition;
  run: (data: unknown, context: EventContext) => Promise<void>;
}

type Outcome = 'handled' | 'duplicate' | 'ignored' | 'parked';

const groupLockedRetryMs = 200;
const retryDelaysMs = [300, 900];
const maxBackOffMs = 30_000;
const deadLetterRetryMs = 1_000;

/**
 * Runs handlers on messages: inbox row and effects in one transaction. Transient errors are retried for ever; after any
 * other error a message is tried three times within 2 s, then moved to the dead letters, and its key is parked.
 */
export class Dispatcher {
  private readonly stopped = new AbortController();

  constructor(
    private readonly group: string,
    private readonly handlers: Map<string, Handler>,
    private readonly unitOfWork: UnitOfWork,
    private readonly logger: Logger,
    private readonly metrics: Metrics,
    private readonly shared = true,
  ) {}

  /** Ends waiting retries; the message that is being handled stays unacknowledged. */
  stop(): void {
    this.stopped.abort();
  }

  /**
   * Resolves once all messages are handled or in the dead letters. A batch shares one transaction, so that a consumer
   * catches up fast; if one message fails, the batch is rolled back and each message gets a transaction of its own.
   */
  async handle(messages: InboundMessage[]): Promise<void> {
    this.stopped.signal.throwIfAborted();
    if (messages.length > 1 && (await this.handleBatch(messages))) return;
    for (const message of messages) await this.handleSingle(message);
  }

  private async handleBatch(messages: InboundMessage[]): Promise<boolean> {
    try {
      const outcomes = await this.unitOfWork.run((tx) => this.handleEach(tx, messages));
      outcomes.forEach((outcome) => this.metrics.handled.inc({ consumer: this.group, outcome }));
      return true;
    } catch (err) {
      if (!this.stopped.signal.aborted) {
        const about = { event: 'consumer.batch_fallback', err, group: this.group, messages: messages.length };
        this.logger.warn(about, 'batch failed, handling its messages one by one');
        this.metrics.batchFallbacks.inc({ consumer: this.group });
      }
      return false;
    }
  }

  private async handleSingle(message: InboundMessage): Promise<void> {
    const cause = causeOf(message);
    await withCause(cause, async () => {
      for (let tries = 0, delayMs = 100; ; ) {
        try {
          const [outcome] = await this.unitOfWork.run((tx) => this.handleEach(tx, [message]), { cause });
          this.metrics.handled.inc({ consumer: this.group, outcome });
          return;
        } catch (err) {
          if (err instanceof GroupLockedError) {
            await this.wait(groupLockedRetryMs);
          } else if (isTransient(err)) {
            const about = { event: 'consumer.event_retried', err, group: this.group, eventId: idOf(message), delayMs };
            this.logger.error(about, 'event not handled yet, trying again');
            await this.wait(delayMs);
            delayMs = Math.min(delayMs * 2, maxBackOffMs);
          } else if (tries < retryDelaysMs.length && !(err instanceof PoisonError)) {
            await this.wait(retryDelaysMs[tries++]);
          } else {
            await this.giveUp(message, err);
            return;
          }
        }
      }
    });
  }

  private readonly wait = (milliseconds: number): Promise<void> =>
    sleep(milliseconds, undefined, { signal: this.stopped.signal });

  /** Runs the handler of a dead letter in the caller's transaction. */
  async redeliver(tx: Transaction, message: InboundMessage): Promise<void> {
    const handler = this.handlerOf(message);
    if (handler) await handler.run(...this.arguments(tx, message, handler));
  }

  private async handleEach(tx: Transaction, messages: InboundMessage[]): Promise<Outcome[]> {
    const states = await this.claimMessages(
      tx,
      messages.filter((message) => this.handlerOf(message)),
    );
    const outcomes: Outcome[] = [];
    for (const message of messages) {
      const handler = this.handlerOf(message);
      outcomes.push(handler ? await this.handleInTrace(tx, message, handler, states.shift() as ClaimState) : 'ignored');
    }
    return outcomes;
  }

  private async handleInTrace(
    tx: Transaction,
    message: InboundMessage,
    handler: Handler,
    state: ClaimState,
  ): Promise<Outcome> {
    const { topic, headers } = message;
    const about = { 'messaging.destination.name': topic, 'messaging.consumer.group.name': this.group };
    const span = beginSpan('consumer', `process ${handler.event.name}`, headers.ce_traceparent, about);
    const cause = causeOf(message, span.traceparent);
    tx.causedBy(cause);
    try {
      const outcome = await withCause(cause, () => this.handleOnce(tx, message, handler, state));
      span.end({ attributes: { 'ovipro.outcome': outcome } });
      return outcome;
    } catch (error) {
      span.end({ error });
      throw error;
    }
  }

  private async handleOnce(
    tx: Transaction,
    message: InboundMessage,
    handler: Handler,
    state: ClaimState,
  ): Promise<Outcome> {
    if (state === 'duplicate') return state;
    const parked = state === 'parked' && (await isParked(tx, this.group, message));
    if (parked && !isRemoval(handler)) {
      await moveToDeadLetters(tx, this.group, message, 'an earlier event of the key failed', true);
      return 'parked';
    }
    if (parked) await dropDeadLetters(tx, this.group, message);
    await failpoint('consumer.before-handler');
    await handler.run(...this.arguments(tx, message, handler));
    return 'handled';
  }

  private claimMessages(tx: Transaction, messages: InboundMessage[]): Promise<ClaimState[]> {
    return claimMessages(tx, this.group, messages, this.shared);
  }

  private arguments(tx: Transaction, message: InboundMessage, handler: Handler): [unknown, EventContext] {
    const event = parseEvent(message, handler.event);
    return [event.data, { tx, event }];
  }

  /** Undefined for an event that the group has no handler for. @throws PoisonError for a message that is no event */
  private handlerOf(message: InboundMessage): Handler | undefined {
    const name = nameOf(message);
    if (name === undefined) throw new PoisonError('the message is no event of this system');
    return this.handlers.get(name);
  }

  private async giveUp(message: InboundMessage, error: unknown): Promise<void> {
    const place = { group: this.group, eventId: idOf(message), topic: message.topic, key: message.key };
    this.logger.error(
      { event: 'consumer.dead_letter', err: error, ...place },
      'event moved to the dead letters, key parked',
    );
    for (;;) {
      try {
        await this.unitOfWork.run((tx) => this.deadLetter(tx, message, error), { cause: causeOf(message) });
        this.metrics.handled.inc({ consumer: this.group, outcome: 'dead' });
        return;
      } catch (err) {
        this.logger.error({ event: 'consumer.dead_letter_failed', err, ...place }, 'dead letter not written yet');
        await this.wait(deadLetterRetryMs);
      }
    }
  }

  private async deadLetter(tx: Transaction, message: InboundMessage, error: unknown): Promise<void> {
    const [state] = await this.claimMessages(tx, [message]);
    if (state !== 'duplicate') await moveToDeadLetters(tx, this.group, message, error, false);
  }
}

/** Whether the event is the tombstone of a compacted topic: it makes earlier failed events of its key obsolete. */
const isRemoval = ({ event }: Handler): boolean => event.topic.compacted && !event.data;
