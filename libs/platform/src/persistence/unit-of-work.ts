import { hash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { newCause, type RequestContext } from '../context/request-context';
import { badBody, unavailable } from '../errors/api-error';
import type { Clock } from '../telemetry/clock';
import { failpoint } from '../telemetry/failpoints';
import { poolOf } from './data-source';
import { Emissions } from './emissions';
import { actorOf, type Principal } from './principal';
import { SharedInserts } from './shared-inserts';
import { Session } from './session';
import type { TrackedRows } from './tracked-rows';
import { Transaction } from './transaction';
import type { CommandAnswer, KeptAnswer, WriteSet } from './write-set';

/** Told after every commit that left events behind. */
export interface OutboxListener {
  wake(): void;
}

export interface UnitOfWorkSettings {
  service: string;
  schemaBase: string;
}

/** Opens transactions. State change, events and idempotency record commit together or not at all. */
export class UnitOfWork {
  private readonly inserts: SharedInserts;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: OutboxListener,
    private readonly settings: UnitOfWorkSettings,
  ) {
    this.inserts = new SharedInserts(dataSource);
  }

  /** Runs `work` in the system's own name. */
  async run<T>(work: (tx: Transaction) => Promise<T>, principal: Principal = { cause: newCause() }): Promise<T> {
    return (await this.execute(principal, work, () => undefined)).result;
  }

  /**
   * Runs a request's command. A success is kept for 24 h and answered again to a repetition of the request
   * (same caller, method, path, Request-ID and body), which then changes nothing.
   */
  async command(context: RequestContext, work: (tx: Transaction) => Promise<CommandAnswer>): Promise<CommandAnswer> {
    const principal = { caller: context.caller, cause: context, ifMatch: context.ifMatch };
    if (!isKept(context)) return (await this.execute(principal, work, () => undefined)).result;
    const id = recordId(context);
    try {
      return (await this.execute(principal, work, (answer) => ({ id, ...answer }))).result;
    } catch (error) {
      // A repetition fails on what its first run left behind: its record, a newer version, another state.
      const first = await this.replay(id);
      if (first) return first;
      throw isLockTimeout(error) ? unavailable('The same resource is being changed.') : error;
    }
  }

  private async execute<T>(
    principal: Principal,
    work: (tx: Transaction) => Promise<T>,
    keep: (result: T) => KeptAnswer | undefined,
  ): Promise<{ result: T }> {
    const now = this.clock.now();
    const emissions = new Emissions({ ...this.settings, now }, actorOf(principal, this.settings.service));
    const session = new Session(this.dataSource, emissions);
    try {
      const result = await work(new Transaction(session, principal, now));
      await this.commit(session, session.lastWrites(keep(result)));
      if (session.hasOutboxRows) this.outbox.wake();
      return { result };
    } catch (error) {
      await session.open?.rollBack(error);
      throw faultOf(error, session.rows);
    } finally {
      await session.open?.release();
    }
  }

  /** One statement is its own transaction; BEGIN and COMMIT are needed only around more. */
  private async commit({ open }: Session, writes: WriteSet): Promise<void> {
    if (!open) return writes.isEmpty ? undefined : this.inserts.commit(writes);
    const statement = writes.isEmpty ? undefined : writes.statement;
    const last = statement && open.run(statement.text, statement.values, writes.recurs);
    last?.catch(() => undefined);
    await failpoint('unit.before-commit');
    await open.commit(last);
    await failpoint('unit.after-commit');
  }

  private async replay(id: Buffer): Promise<CommandAnswer | undefined> {
    const sql = 'SELECT status, headers, body FROM idempotency WHERE id = $1';
    const { rows } = await poolOf(this.dataSource).query<CommandAnswer>(sql, [id]);
    const first = rows[0] as CommandAnswer | undefined;
    return first && { ...first, headers: { ...first.headers, 'idempotent-replayed': 'true' } };
  }
}

/** POSTs always; PUT and DELETE with `If-Match`, whose own success would meet a repetition as 412. */
const isKept = ({ method, ifMatch }: RequestContext): boolean => method === 'POST' || ifMatch !== undefined;

const recordId = ({ caller, method, path, requestId, rawBody }: RequestContext): Buffer => {
  const request = JSON.stringify([caller?.sub, method, path, requestId.toLowerCase()]);
  return hash('sha256', Buffer.concat([Buffer.from(request), rawBody]), 'buffer');
};

/** A value that another row has taken is the caller's fault, where the constraint is declared as such. */
function faultOf(error: unknown, rows: TrackedRows): unknown {
  const { code, constraint } = error as { code?: string; constraint?: string };
  const path = code === '23505' && constraint ? rows.fieldOfConstraint(constraint) : undefined;
  return path ? badBody([{ path, errorCode: 'INVALID_TYPE', message: 'is taken' }]) : error;
}

const isLockTimeout = (error: unknown): boolean => (error as { code?: string } | undefined)?.code === '55P03';
