import type { Database } from '../persistence/database';

/** An order of an operator to a worker, given as a row so that the process that owns the matter carries it out. */
interface ConsumerCommand {
  id: string;
  command: string;
}

/** The lock under which the orders to a target are carried out; whoever handles the target's events keeps out meanwhile. */
export const commandLock = (target: string): string => `orders ${target}`;

function failure(error: Error): string {
  if (error.name === 'AbortError') throw error;
  return `failed: ${String(error)}`;
}

/** What operators ordered of this service's workers: one look a second for all that a process serves. */
export class ConsumerCommands {
  private targets: string[] = [];

  constructor(private readonly database: Database) {}

  async refresh(): Promise<void> {
    const rows = await this.database.query<{ target: string }>(
      'SELECT target FROM consumer_command WHERE done_at IS NULL',
    );
    this.targets = rows.map((row) => row.target);
  }

  hasPending(target: string): boolean {
    return this.targets.includes(target);
  }

  /** Those that wait for none of the targets that there are. */
  pendingExcept(targets: string[]): string[] {
    return this.targets.filter((target) => !targets.includes(target));
  }

  /**
   * Carries out the orders that wait for a target, one at a time, each once, by one process of all.
   * @param target a consumer group, or `topic <name>`
   * @param run answers what came of it, as a sentence; an AbortError leaves the order to the next process
   */
  runPendingCommands(target: string, run: (command: string) => Promise<string>): Promise<void> {
    return this.database.exclusively(commandLock(target), async () => {
      const waiting = await this.database.query<ConsumerCommand>(
        'SELECT id::text AS id, command FROM consumer_command WHERE target = $1 AND done_at IS NULL ORDER BY consumer_command.id',
        [target],
      );
      for (const { id, command } of waiting) {
        const result = await run(command).catch(failure);
        await this.database.query('UPDATE consumer_command SET done_at = now(), result = $2 WHERE id = $1', [
          id,
          result,
        ]);
      }
    });
  }
}
