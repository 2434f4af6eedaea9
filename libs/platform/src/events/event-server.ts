import { Inject, Injectable } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import type { ConsumerGroup } from '@ovipro/contracts';
import { lastValueFrom } from 'rxjs';
import { UnitOfWork } from '../persistence/unit-of-work';
import type { Logger } from '../telemetry/logger';
import { Metrics } from '../telemetry/metrics';
import { EVENT_TRANSPORT, LOGGER } from '../tokens';
import type { EventTransport, InboundMessage, Subscription } from './event-transport';
import { ConsumerCommands } from './consumer-commands';
import { Dispatcher, type Handler } from './dispatcher';
import type { Consumer, EventContext, HandlerExtras } from './on-event';
import { redrive } from './redrive';

interface Group {
  name: string;
  consumer: Consumer;
  handlers: Map<string, Handler>;
}

interface Running extends Group {
  /** For messages of the subscription. */
  dispatcher: Dispatcher;
  /** For messages of a consumer command, which holds the group's lock exclusively. */
  commandDispatcher: Dispatcher;
  subscription: Subscription;
}

const replayBatchSize = 50;

/** The Nest microservice strategy over an event transport: one subscription per consumer group, with the handlers that `@OnEvent` marks. */
@Injectable()
export class EventServer extends Server implements CustomTransportStrategy {
  private running: Running[] = [];
  private readonly runningCommands = new Map<string, Promise<void>>();

  constructor(
    @Inject(EVENT_TRANSPORT) private readonly transport: EventTransport,
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: ConsumerCommands,
    @Inject(LOGGER) private readonly log: Logger,
    private readonly metrics: Metrics,
  ) {
    super();
  }

  listen(callback: () => void): void {
    this.running = [...this.grouped().values()].map((group) => this.run(group));
    callback();
  }

  async close(): Promise<void> {
    for (const { dispatcher, commandDispatcher } of this.running)
      [dispatcher, commandDispatcher].forEach((each) => each.stop());
    await Promise.all(this.running.map(({ subscription }) => subscription.stop()));
    await Promise.all(this.runningCommands.values());
    this.running = [];
  }

  override on(): never {
    throw new Error('EventServer emits no events: ask faults() and lags().');
  }

  override unwrap<T>(): T {
    return this.transport as T;
  }

  get groups(): ConsumerGroup[] {
    return this.running.map(({ consumer }) => consumer.group);
  }

  /** Why consumers are not reading, by group. */
  faults(): Record<string, string> {
    const faults = this.running.map(({ name, subscription }) => [name, subscription.fault()]);
    return Object.fromEntries(faults.filter(([, fault]) => fault !== undefined)) as Record<string, string>;
  }

  /** Events not handled yet, by group; a group whose lag is unknown is left out. */
  async lags(): Promise<Record<string, number>> {
    const lags = await Promise.all(
      this.running.map(async ({ name, subscription }) => [name, await subscription.lag().catch(() => undefined)]),
    );
    return Object.fromEntries(lags.filter(([, lag]) => lag !== undefined)) as Record<string, number>;
  }

  private grouped(): Map<string, Group> {
    const groups = new Map<string, Group>();
    for (const handler of this.messageHandlers.values()) {
      const { event, consumer } = handler.extras as HandlerExtras;
      const { name, topics } = consumer.group;
      if (!topics.includes(event.topic)) throw new Error(`${name} does not declare that it reads ${event.topic.name}`);
      const group: Group = groups.get(name) ?? { name, consumer, handlers: new Map() };
      group.handlers.set(event.name, {
        event,
        run: (data: unknown, context: EventContext) => invoke(handler, data, context),
      });
      groups.set(name, group);
    }
    return groups;
  }

  private run(group: Group): Running {
    const make = (shared: boolean): Dispatcher =>
      new Dispatcher(group.name, group.handlers, this.unitOfWork, this.log, this.metrics, shared);
    const dispatcher = make(true);
    const subscription = this.transport.subscribe({
      group: group.name,
      topics: topicsOf(group),
      handle: (events) => dispatcher.handle(events),
    });
    return { ...group, dispatcher, commandDispatcher: make(false), subscription };
  }

  /** Starts the pending consumer commands of this process's groups; the groups run side by side. */
  runPendingCommands(): void {
    for (const group of this.running) {
      if (!this.commands.hasPending(group.name) || this.runningCommands.has(group.name)) continue;
      const work = this.commands
        .runPendingCommands(group.name, (command) => this.runCommand(command, group))
        .catch((err: unknown) =>
          this.log.warn({ event: 'consumer.command_waits', err, group: group.name }, 'a consumer command waits'),
        )
        .finally(() => this.runningCommands.delete(group.name));
      this.runningCommands.set(group.name, work);
    }
  }

  private async runCommand(command: string, group: Running): Promise<string> {
    if (command === 'redrive') return redrive(group.name, group.commandDispatcher, this.unitOfWork, this.log);
    if (command !== 'replay') throw new Error(`no such command: ${command}`);
    const { consumer, name } = group;
    if (consumer.kind === 'effect') throw new Error(`${name} has effects outside the system, which are never repeated`);
    await this.unitOfWork.run(async (tx) => {
      await consumer.reset?.(tx);
      for (const table of ['inbox', 'parked_key', 'dead_letter'])
        await tx.query(`DELETE FROM ${table} WHERE consumer = $1`, [name]);
    });
    return `emptied, then filled by reading from the start: ${await this.replay(group)} events`;
  }

  /** Handles every event on the group's topics from the start; the subscription waits until it has ended. */
  private async replay(group: Running): Promise<number> {
    let batch: InboundMessage[] = [];
    let handled = 0;
    const flush = async (): Promise<void> => {
      handled += batch.length;
      await group.commandDispatcher.handle(batch);
      batch = [];
    };
    await this.transport.read(topicsOf(group), 'start', async (event) => {
      if (batch.push(event) === replayBatchSize) await flush();
    });
    await flush();
    return handled;
  }
}

const topicsOf = ({ consumer }: Group): string[] => consumer.group.topics.map((topic) => topic.name);

/** Nest wraps a handler's result in an observable, and that in a promise. */
async function invoke(handler: MessageHandler, data: unknown, context: EventContext): Promise<void> {
  const result: unknown = await handler(data, context);
  if (typeof result === 'object' && result !== null && 'subscribe' in result) {
    await lastValueFrom(result as Parameters<typeof lastValueFrom>[0], { defaultValue: undefined });
  }
}
