import { Inject, Injectable } from '@nestjs/common';
import { Relay } from '../events/relay';
import { JobRunner, UnknownJobKindError } from '../jobs/job-runner';
import type { Logger } from '../telemetry/logger';
import { LOGGER } from '../tokens';
import { CommandLoop } from './command-loop';
import { EventTopics } from './event-topics';

const retryAfterMs = 1_000;

/** The worker role: relay, event handlers, jobs. In the api role it is there and does nothing. */
@Injectable()
export class Worker {
  private stopping = false;
  private relaying = false;
  private beginning: Promise<void> = Promise.resolve();

  constructor(
    private readonly jobs: JobRunner,
    private readonly topics: EventTopics,
    private readonly relay: Relay,
    private readonly commands: CommandLoop,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Resolves once it has begun; what it needs may be away for long.
   * @throws UnknownJobKindError
   */
  start(): Promise<void> {
    this.beginning = this.begin();
    return this.beginning;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.beginning.catch(() => undefined);
    await this.commands.stop();
    await this.jobs.stop();
    if (this.relaying) await this.relay.stop();
  }

  private async begin(): Promise<void> {
    await this.untilDone(() => this.jobs.begin());
    if (!this.stopping) this.jobs.start();
    await this.untilDone(() => this.topics.declare());
    if (this.stopping) return;
    this.relaying = true;
    this.relay.start();
    this.commands.start();
  }

  private async untilDone(work: () => Promise<void>): Promise<void> {
    while (!this.stopping) {
      try {
        return await work();
      } catch (err) {
        if (err instanceof UnknownJobKindError) throw err;
        this.logger.warn({ event: 'worker.start_waits', err }, 'worker cannot start yet, trying again');
        await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
      }
    }
  }
}
