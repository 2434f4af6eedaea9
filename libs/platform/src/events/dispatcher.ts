import type { EventDefinition } from '@ovipro/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { withCause } from '../context/request-context';
import { isTransient } from '../errors/error-answer';
import type { Transaction } from '../persistence/transaction';
import type { UnitOfWork } from '../persistence/unit-of-work';
import { failpoint } from '../telemetry/failpoints';
import type { Logger } from '../telemetry/logger';
import type { Metrics } from '../telemetry/metrics';
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

/**
 * The one way from a message to a handler: inbox row and effect in one transaction. What will pass is tried again for
 * ever; what will not, three times within 2 s, then it goes to the dead letters and its key is parked.
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

  /** Ends waiting retries; the event in hand stays unacknowledged. */
  stop(): void {
    this.stopped.abort();
  }

  /**
   * Resolves once the events are done with, whatever became of them. Several share one transaction, which is what lets a
   * consumer catch up; if one of them fails, each is handled for itself.
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
    } catch {
      return false;
    }
  }

  private async handleSingle(message: InboundMessage): Promise<void> {
    const cause = causeOf(message);
    await withCause(cause, async () => {
      for (let tries = 0, delay = 100; ; ) {
        try {
          const [outcome] = await this.unitOfWork.run((tx) => this.handleEach(tx, [message]), { cause });
          this.metrics.handled.inc({ consumer: this.group, outcome });
          return;
        } catch (error) {
          if (error instanceof GroupLockedError) {
            await this.wait(groupLockedRetryMs);
          } else if (isTransient(error)) {
            this.logger.error({ error: String(error), group: this.group, delay }, 'an event could not be handled yet');
            await this.wait(delay);
            delay = Math.min(delay * 2, maxBackOffMs);
          } else if (tries < retryDelaysMs.length && !(error instanceof PoisonError)) {
            await this.wait(retryDelaysMs[tries++]);
          } else {
            await this.giveUp(message, error);
            return;
          }
        }
      }
    });
  }

  private readonly wait = (milliseconds: number): Promise<void> =>
    sleep(milliseconds, undefined, { signal: this.stopped.signal });

  /** Runs the handler of an event that stands in the dead letters, in a transaction of the caller's. */
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
      const cause = causeOf(message);
      tx.causedBy(cause);
      const state = handler && (states.shift() as ClaimState);
      outcomes.push(
        handler ? await withCause(cause, () => this.handleOnce(tx, message, handler, state as ClaimState)) : 'ignored',
      );
    }
    return outcomes;
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

  /** An event of a name that nobody here waits for is no fault; a message without a name is. */
  private handlerOf(message: InboundMessage): Handler | undefined {
    const name = nameOf(message);
    if (name === undefined) throw new PoisonError('the message is no event of this system');
    return this.handlers.get(name);
  }

  private async giveUp(message: InboundMessage, error: unknown): Promise<void> {
    this.logger.error(
      { error: String(error), group: this.group, event: idOf(message), key: message.key },
      'dead letter',
    );
    for (;;) {
      try {
        await this.unitOfWork.run((tx) => this.deadLetter(tx, message, String(error)), { cause: causeOf(message) });
        this.metrics.handled.inc({ consumer: this.group, outcome: 'dead' });
        return;
      } catch (failure) {
        this.logger.error({ error: String(failure), group: this.group }, 'a dead letter could not be written yet');
        await this.wait(1_000);
      }
    }
  }

  private async deadLetter(tx: Transaction, message: InboundMessage, error: string): Promise<void> {
    const [state] = await this.claimMessages(tx, [message]);
    if (state !== 'duplicate') await moveToDeadLetters(tx, this.group, message, error, false);
  }
}

/** The end of a key on a topic that keeps the newest event of each: what failed before means nothing any more. */
const isRemoval = ({ event }: Handler): boolean => event.topic.compacted && !event.data;
