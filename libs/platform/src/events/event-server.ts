import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import type { UnitOfWork } from '../persistence/unit-of-work';
import type { Logger } from '../telemetry/logger';
import type { Metrics } from '../telemetry/metrics';
import type { Carrier, Subscription } from './carrier';
import { type Orders, runCommands } from './commands';
import { Dispatcher, type Handler } from './dispatcher';
import type { Consumer, EventContext, HandlerExtras } from './on-event';
import { redrive } from './redrive';

interface Group {
  name: string;
  consumer: Consumer;
  topics: Set<string>;
  handlers: Map<string, Handler>;
}

interface Running extends Group {
  dispatcher: Dispatcher;
  subscription: Subscription;
}

/** The Nest microservice strategy over a carrier: one subscription per consumer, handlers found by `@OnEvent`. */
export class EventServer extends Server implements CustomTransportStrategy {
  private running: Running[] = [];

  constructor(
    private readonly service: string,
    private readonly carrier: Carrier,
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: Orders,
    private readonly log: Logger,
    private readonly metrics: Metrics,
  ) {
    super();
  }

  listen(callback: () => void): void {
    this.running = [...this.groups().values()].map((group) => this.run(group));
    callback();
  }

  async close(): Promise<void> {
    for (const { dispatcher } of this.running) dispatcher.stop();
    await Promise.all(this.running.map(({ subscription }) => subscription.stop()));
    this.running = [];
  }

  override on(): never {
    throw new Error('Consumers tell their state by faults() and lags().');
  }

  override unwrap<T>(): T {
    return this.carrier as T;
  }

  get groupNames(): string[] {
    return this.running.map(({ name }) => name);
  }

  /** Why consumers are not reading, by group. */
  faults(): Record<string, string> {
    const faults = this.running.map(({ name, subscription }) => [name, subscription.fault()]);
    return Object.fromEntries(faults.filter(([, fault]) => fault !== undefined)) as Record<string, string>;
  }

  /** Events not handled yet, by group. */
  async lags(): Promise<Record<string, number>> {
    const lags = await Promise.all(
      this.running.map(async ({ name, subscription }) => [name, await subscription.lag()]),
    );
    return Object.fromEntries(lags) as Record<string, number>;
  }

  private groups(): Map<string, Group> {
    const groups = new Map<string, Group>();
    for (const handler of this.messageHandlers.values()) {
      const { event, consumer } = handler.extras as HandlerExtras;
      const name = `${this.service}.${consumer.name}`;
      const group: Group = groups.get(name) ?? { name, consumer, topics: new Set(), handlers: new Map() };
      group.topics.add(event.topic.name);
      group.handlers.set(event.name, {
        event,
        run: (data: unknown, context: EventContext) => invoke(handler, data, context),
      });
      groups.set(name, group);
    }
    return groups;
  }

  private run(group: Group): Running {
    const dispatcher = new Dispatcher(group.name, group.handlers, this.unitOfWork, this.log, this.metrics);
    const idle = async (rewind: () => Promise<void>): Promise<void> => {
      if (!this.orders.waitFor(group.name)) return;
      await runCommands(this.unitOfWork, group.name, (command) => this.obey(command, group, dispatcher, rewind));
    };
    const subscription = this.carrier.subscribe({
      group: group.name,
      topics: [...group.topics],
      handle: (events) => dispatcher.handle(events),
      idle,
    });
    return { ...group, dispatcher, subscription };
  }

  private async obey(
    command: string,
    group: Group,
    dispatcher: Dispatcher,
    rewind: () => Promise<void>,
  ): Promise<string> {
    if (command === 'redrive') return redrive(group.name, dispatcher, this.unitOfWork);
    if (command !== 'replay') throw new Error(`no such command: ${command}`);
    const { consumer, name } = group;
    if (consumer.kind === 'effect') throw new Error(`${name} has effects in the world, which are not done again`);
    await this.unitOfWork.run(async (tx) => {
      await consumer.reset?.(tx);
      for (const table of ['inbox', 'parked_key', 'dead_letter'])
        await tx.query(`DELETE FROM ${table} WHERE consumer = $1`, [name]);
    });
    await rewind();
    return 'emptied; reading from the start';
  }
}

/** Nest wraps a handler's result in an observable, and that in a promise. */
async function invoke(handler: MessageHandler, data: unknown, context: EventContext): Promise<void> {
  const result: unknown = await handler(data, context);
  if (typeof result === 'object' && result !== null && 'subscribe' in result) {
    await lastValueFrom(result as Parameters<typeof lastValueFrom>[0], { defaultValue: undefined });
  }
}
