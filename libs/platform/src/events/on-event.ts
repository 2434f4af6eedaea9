import { applyDecorators, Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import type { ConsumerGroup, EventDefinition } from '@ovipro/contracts';
import { type Observable, throwError } from 'rxjs';
import type { Transaction } from '../persistence/transaction';

/**
 * A consumer group and its kind. A `projection` fills tables that can be emptied and filled again from the start of the
 * topics; an `effect` acts outside the system (sends a mail, calls a service) and is never replayed.
 */
export interface Consumer {
  group: ConsumerGroup;
  kind: 'projection' | 'effect';
  /** Empties what a projection keeps, for a replay. */
  reset?: (tx: Transaction) => Promise<void>;
}

export const projection = (group: ConsumerGroup, reset: (tx: Transaction) => Promise<void>): Consumer => ({
  group,
  kind: 'projection',
  reset,
});

export const effect = (group: ConsumerGroup): Consumer => ({ group, kind: 'effect' });

/** What Nest keeps beside a handler. */
export interface HandlerExtras {
  event: EventDefinition;
  consumer: Consumer;
}

/** Events are not HTTP: what a handler throws reaches the dispatcher as it is. */
@Catch()
class PassErrorOn implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/** Handles an event: `@Payload()` is its data, checked; `@Ctx()` an {@link EventContext}. */
export const OnEvent = (event: EventDefinition, consumer: Consumer): MethodDecorator =>
  // the consumer stands in the pattern, or Nest would run the handlers of all consumers as one
  applyDecorators(
    EventPattern(`${event.name} for ${consumer.group.name}`, { event, consumer } satisfies HandlerExtras),
    UseFilters(PassErrorOn),
  );

/** What a handler knows of its event, and the transaction that its effect and the inbox row share. */
export interface EventContext {
  tx: Transaction;
  event: ReceivedEvent;
}

export interface ReceivedEvent {
  id: string;
  /** The name, as in `lead-approved`. */
  name: string;
  key: string;
  /** Among the events of its key; the position where the sender gives none. */
  sequence: number;
  /** When the change was made. */
  time?: Date;
  data: unknown;
}
