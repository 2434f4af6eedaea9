import { Pool } from 'pg';
import { databaseUrlOf, knownServices } from './environment';

const usage = `npm run jobs -- <command>
  list [service] [--all]                list the dead jobs, or all of them
  redrive <service> [kind] [key]        have dead jobs run again, with all their attempts
  forget <service> <kind> [key]         remove jobs, as of a kind that no version knows any more`;

interface Row {
  kind: string;
  key: string;
  state: string;
  ready_at: Date;
  attempts: number;
  error: string | null;
}

/** @returns the exit code */
export async function runJobs([command, ...rest]: string[]): Promise<number> {
  const [service, kind, key] = rest.filter((arg) => !arg.startsWith('--'));
  if (command === 'list') return list(service ? [service] : knownServices(), rest.includes('--all'));
  if (command === 'redrive' && service) return redrive(service, kind, key);
  if (command === 'forget' && service && kind) return forget(service, kind, key);
  console.error(usage);
  return command === undefined || command === '--help' ? 0 : 1;
}

async function list(services: string[], all: boolean): Promise<number> {
  let listed = 0;
  for (const service of services) {
    const sql = `SELECT kind, key, state, ready_at, attempts, error FROM job WHERE $1 OR state = 'dead' ORDER BY state, kind, ready_at`;
    const rows = await query<Row>(service, sql, [all]);
    for (const row of rows) console.log(lineOf(service, row, all));
    listed += rows.length;
  }
  console.log(`${listed} ${all ? 'jobs' : 'dead jobs'}`);
  return 0;
}

function lineOf(service: string, { kind, key, state, ready_at, attempts, error }: Row, all: boolean): string {
  const reason = error ? `: ${error.split('\n')[0]}` : '';
  return `${ready_at.toISOString()} ${service} ${kind} ${key} ${all ? `${state}, ` : ''}${attempts} attempts${reason}`;
}

async function redrive(service: string, kind?: string, key?: string): Promise<number> {
  const sql = `UPDATE job SET state = 'waiting', attempts = 0, due_at = now(), ready_at = now()
    WHERE state = 'dead' AND ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR key = $2) RETURNING kind`;
  return tell(await query(service, sql, [kind ?? null, key ?? null]), 'redriven');
}

async function forget(service: string, kind: string, key?: string): Promise<number> {
  const sql = 'DELETE FROM job WHERE kind = $1 AND ($2::text IS NULL OR key = $2) RETURNING kind';
  return tell(await query(service, sql, [kind, key ?? null]), 'forgotten');
}

function tell({ length }: object[], what: string): number {
  console.log(`${length} jobs ${what}`);
  return length === 0 ? 1 : 0;
}

async function query<R extends object>(service: string, sql: string, values: unknown[]): Promise<R[]> {
  const pool = new Pool({ connectionString: databaseUrlOf(service), max: 1 });
  try {
    return (await pool.query<R>(sql, values)).rows;
  } finally {
    await pool.end();
  }
}
