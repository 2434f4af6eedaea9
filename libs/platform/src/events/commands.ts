import type { Database } from '../persistence/database';
import type { UnitOfWork } from '../persistence/unit-of-work';

/** An order of an operator to a worker, given as a row so that the process that owns the matter carries it out. */
export interface Command {
  id: string;
  command: string;
}

/** Which targets have orders waiting: one look a second for all that a process serves. */
export class Orders {
  private targets: string[] = [];

  constructor(private readonly database: Database) {}

  async look(): Promise<void> {
    const rows = await this.database.query<{ target: string }>(
      'SELECT target FROM consumer_command WHERE done_at IS NULL',
    );
    this.targets = rows.map((row) => row.target);
  }

  waitFor(target: string): boolean {
    return this.targets.includes(target);
  }

  /** Those that wait for none of the targets that there are. */
  besides(targets: string[]): string[] {
    return this.targets.filter((target) => !targets.includes(target));
  }
}

/**
 * Carries out the orders that wait for a target, one at a time, each once.
 * @param target a consumer group, or `topic <name>`
 * @param run answers what came of it, as a sentence
 */
export async function runCommands(
  unitOfWork: UnitOfWork,
  target: string,
  run: (command: string) => Promise<string>,
): Promise<void> {
  const waiting = await unitOfWork.run((tx) =>
    tx.query<Command>(
      'SELECT id::text AS id, command FROM consumer_command WHERE target = $1 AND done_at IS NULL ORDER BY consumer_command.id',
      [target],
    ),
  );
  for (const { id, command } of waiting) {
    const result = await run(command).catch((error: unknown) => `failed: ${String(error)}`);
    await unitOfWork.run((tx) =>
      tx.query('UPDATE consumer_command SET done_at = now(), result = $2 WHERE id = $1', [id, result]),
    );
  }
}
