import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../persistence/database';
import type { Logger } from '../telemetry/logger';
import { LOGGER } from '../tokens';

/** A row of `consumer_command`: what an operator asks of the worker that owns the consumer group or topic. */
interface ConsumerCommand {
  id: string;
  command: string;
}

/** The lock that a running command of a target holds exclusively, and each batch of the target's messages shares. */
export const commandLock = (target: string): string => `consumer commands ${target}`;

/** The consumer commands of this service: `redrive`, `replay` and `snapshot`, read once a second by each worker. */
@Injectable()
export class ConsumerCommands {
  private targets: string[] = [];

  constructor(
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Reads which targets have pending commands. */
  async refresh(): Promise<void> {
    const rows = await this.database.query<{ target: string }>(
      'SELECT target FROM consumer_command WHERE done_at IS NULL',
    );
    this.targets = rows.map((row) => row.target);
  }

  hasPending(target: string): boolean {
    return this.targets.includes(target);
  }

  /** Targets with pending commands that are none of `targets`. */
  pendingExcept(targets: string[]): string[] {
    return this.targets.filter((target) => !targets.includes(target));
  }

  /**
   * Runs the pending commands of a target, one at a time, each once over all processes.
   * @param target a consumer group, or `topic <name>`
   * @param run answers the result as a sentence; an AbortError leaves the command to the next process
   */
  runPendingCommands(target: string, run: (command: string) => Promise<string>): Promise<void> {
    return this.database.exclusively(commandLock(target), async () => {
      const waiting = await this.database.query<ConsumerCommand>(
        'SELECT id::text AS id, command FROM consumer_command WHERE target = $1 AND done_at IS NULL ORDER BY consumer_command.id',
        [target],
      );
      for (const { id, command } of waiting) {
        const result = await run(command).catch((err: Error) => this.failed(err, target, command));
        await this.database.query('UPDATE consumer_command SET done_at = now(), result = $2 WHERE id = $1', [
          id,
          result,
        ]);
      }
    });
  }

  private failed(err: Error, target: string, command: string): string {
    if (err.name === 'AbortError') throw err;
    this.logger.error({ event: 'consumer.command_failed', err, target, command }, 'consumer command failed');
    return `failed: ${String(err)}`;
  }
}
