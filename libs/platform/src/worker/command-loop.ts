import { Inject, Injectable } from '@nestjs/common';
import { ConsumerCommands } from '../events/consumer-commands';
import { EventServer } from '../events/event-server';
import { startSnapshots, targetOf } from '../jobs/snapshots';
import { UnitOfWork } from '../persistence/unit-of-work';
import type { Service } from '../service';
import type { Logger } from '../telemetry/logger';
import { LOGGER, SERVICE } from '../tokens';

const pollEveryMs = 1_000;

/** Looks for the consumer commands of this service and has them run. */
@Injectable()
export class CommandLoop {
  private timer?: NodeJS.Timeout;
  private polling: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    @Inject(SERVICE) private readonly service: Service,
    private readonly events: EventServer,
    private readonly commands: ConsumerCommands,
    private readonly unitOfWork: UnitOfWork,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.polling = this.poll().finally(() => {
      if (!this.stopping) this.timer = setTimeout(() => this.start(), pollEveryMs);
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.polling;
  }

  private async poll(): Promise<void> {
    try {
      await this.commands.refresh();
      this.events.runPendingCommands();
      await this.rejectUnknownTargets();
      await startSnapshots(this.unitOfWork, this.service.roots, this.commands);
    } catch (err) {
      if (!this.stopping)
        this.logger.warn({ event: 'consumer.command_poll_failed', err }, 'consumer commands not read, trying again');
    }
  }

  /** Fails commands to unknown targets, so that whoever gave them does not wait for ever. */
  private async rejectUnknownTargets(): Promise<void> {
    const { name, roots } = this.service;
    const known = [...this.events.groups.map((group) => group.name), ...roots.map(({ topic }) => targetOf(topic.name))];
    for (const target of this.commands.pendingExcept(known)) {
      const refusal = new Error(`${name} has no ${target}; it has ${known.join(', ')}`);
      await this.commands.runPendingCommands(target, () => Promise.reject(refusal));
    }
  }
}
