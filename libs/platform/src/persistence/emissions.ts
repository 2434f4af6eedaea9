import type { Actor, EventDefinition } from '@ovipro/contracts';
import type { Cause } from '../context/request-context';
import { type OutboxRow, outboxRow, sharedHeaders } from './outbox-row';
import { outboxStatement, type RootsStatement } from './outbox-statement';
import type { Root } from './root';
import type { RootEntity } from './root.entity';
import type { TrackedRow } from './tracked-rows';

interface Emitted {
  root: Root;
  row: TrackedRow;
  event: EventDefinition;
  sequence: number;
  extra: object;
  cause: Cause;
}

export interface EmissionSettings {
  service: string;
  /** The base of `dataschema` addresses. */
  schemaBase: string;
  now: Date;
}

/** The events that a transaction has emitted and not yet written. They carry their resources as they are when written. */
export class Emissions {
  private readonly emitted: Emitted[] = [];

  constructor(
    private readonly settings: EmissionSettings,
    private readonly actor: Actor,
  ) {}

  get isEmpty(): boolean {
    return this.emitted.length === 0;
  }

  /** The next event of the row's root; its number is taken at once. */
  add(root: Root, row: TrackedRow, event: EventDefinition, extra: object, cause: Cause): void {
    row.root.eventSequence += 1;
    this.emitted.push({ root, row, event, sequence: row.root.eventSequence, extra, cause });
  }

  /**
   * A statement that publishes an event of every root that another statement writes; see `Transaction.emitFrom`.
   * @returns how many there are, and the bytes of the largest payload
   */
  statementFrom(root: Root, { sql, values = [] }: RootsStatement, event: EventDefinition, extra: object, cause: Cause) {
    const headers = sharedHeaders(event, { ...this.settings, cause, time: this.settings.now });
    const rest = JSON.stringify({ ...extra, actor: this.actor }).slice(1);
    return outboxStatement({ root, sql, values, event, headers, rest, now: this.settings.now });
  }

  take(): OutboxRow[] {
    return this.emitted.splice(0).map((emitted) => this.outboxRow(emitted));
  }

  private outboxRow({ root, row, event, sequence, extra, cause }: Emitted): OutboxRow {
    const { definition, entity } = row;
    const beside =
      definition === root ? partsOf(root, row.root) : { [definition.payloadKey]: definition.projection.answer(entity) };
    const data = event.data && {
      [root.payloadKey]: root.projection.answer(row.root),
      ...beside,
      ...extra,
      actor: this.actor,
    };
    const key = String(row.root[root.id as keyof typeof row.root]);
    return outboxRow({ event, key, sequence, data }, { ...this.settings, cause, time: this.settings.now });
  }
}

const partsOf = ({ eventParts = {} }: Root, entity: RootEntity): object =>
  Object.fromEntries(Object.entries(eventParts).map(([name, projection]) => [name, projection.answer(entity)]));
