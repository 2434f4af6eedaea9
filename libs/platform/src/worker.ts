import { deadLettersOf } from '@ovipro/contracts';
import type { EventTransport } from './events/event-transport';
import type { ConsumerCommands } from './events/consumer-commands';
import type { EventServer } from './events/event-server';
import type { Relay } from './events/relay';
import type { Database } from './persistence/database';
import { type JobRunner, UnknownJobKindError } from './jobs/job-runner';
import { startSnapshots, targetOf } from './jobs/snapshots';
import type { UnitOfWork } from './persistence/unit-of-work';
import type { Service } from './service';
import type { Logger } from './telemetry/logger';
import type { Metrics } from './telemetry/metrics';

const tickMs = 1_000;

export interface WorkerParts {
  service: Service;
  database: Database;
  unitOfWork: UnitOfWork;
  transport: EventTransport;
  relay: Relay;
  events: EventServer;
  commands: ConsumerCommands;
  jobs: JobRunner;
  metrics: Metrics;
  logger: Logger;
}

/** The worker role: relay, event handlers, jobs. In the api role it is there and does nothing. */
export class Worker {
  private timer?: NodeJS.Timeout;
  private busy: Promise<void> = Promise.resolve();
  private stopping = false;
  private relaying = false;
  private beginning: Promise<void> = Promise.resolve();

  constructor(private readonly parts: WorkerParts) {}

  /**
   * Resolves once it has begun; what it needs may be away for long.
   * @throws UnknownJobKindError
   */
  start(): Promise<void> {
    const { transport, service, events, relay, jobs } = this.parts;
    const begin = async () => {
      await this.untilDone(() => jobs.begin());
      if (!this.stopping) jobs.start();
      const topics = new Set([...service.topics, ...events.groups.flatMap((group) => group.topics)]);
      await this.untilDone(() => transport.declare([...topics, ...deadLettersOf(events.groups)]));
      if (this.stopping) return;
      this.relaying = true;
      relay.start();
      this.turn();
    };
    this.beginning = begin();
    return this.beginning;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.beginning.catch(() => undefined);
    await this.busy;
    await this.parts.jobs.stop();
    if (this.relaying) await this.parts.relay.stop();
    await this.parts.transport.close();
  }

  faults(): Record<string, string> {
    return this.parts.events.faults();
  }

  lags(): Promise<Record<string, number>> {
    return this.parts.events.lags();
  }

  /** Brings the gauges up to date. */
  async measure(): Promise<void> {
    const { database, metrics, jobs } = this.parts;
    const counts = [database.outbox(), database.deadLetters(), this.lags()] as const;
    const [{ depth, age }, letters, lags] = await Promise.all([...counts, jobs.measure()]);
    metrics.outboxDepth.set(depth);
    metrics.outboxAge.set(age);
    metrics.deadLetters.reset();
    letters.forEach((row) => metrics.deadLetters.set({ consumer: row.consumer }, row.letters));
    Object.entries(lags).forEach(([consumer, lag]) => metrics.consumerLag.set({ consumer }, lag));
  }

  private turn(): void {
    this.busy = this.work().finally(() => {
      if (!this.stopping) this.timer = setTimeout(() => this.turn(), tickMs);
    });
  }

  private async work(): Promise<void> {
    const { events, commands, unitOfWork, service, logger } = this.parts;
    try {
      await commands.refresh();
      events.runPendingCommands();
      await this.rejectUnknownTargets();
      await startSnapshots(unitOfWork, service.roots, commands);
    } catch (err) {
      if (!this.stopping)
        logger.warn({ event: 'consumer.command_poll_failed', err }, 'consumer commands not read, trying again');
    }
  }

  /** Fails commands to unknown targets, so that whoever gave them does not wait for ever. */
  private async rejectUnknownTargets(): Promise<void> {
    const { commands, service, events } = this.parts;
    const known = [...events.groups.map(({ name }) => name), ...service.roots.map(({ topic }) => targetOf(topic.name))];
    for (const target of commands.pendingExcept(known)) {
      const refusal = new Error(`${service.name} has no ${target}; it has ${known.join(', ')}`);
      await commands.runPendingCommands(target, () => Promise.reject(refusal));
    }
  }

  private async untilDone(work: () => Promise<void>): Promise<void> {
    while (!this.stopping) {
      try {
        return await work();
      } catch (err) {
        if (err instanceof UnknownJobKindError) throw err;
        this.parts.logger.warn({ event: 'worker.start_waits', err }, 'worker cannot start yet, trying again');
        await new Promise((resolve) => setTimeout(resolve, tickMs));
      }
    }
  }
}
