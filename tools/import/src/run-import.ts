import { type Admin, ImportKind, type ImportReport, openAdmin } from '@ovipro/agency';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readConfig, type ToolConfig } from './config';
import { UsageError } from './end';
import { linesOf } from './lines';
import { Progress } from './progress';

export const importUsage = `Usage: npm run import -- ${ImportKind.join('|')} <file.jsonl> [--overwrite]

What was changed otherwise since the last import stays, unless the file has changed it too; --overwrite replaces it.`;

/** npm changes to the project's folder; a path is meant from where the command was given. */
const pathOf = (file: string): string => resolve(process.env.INIT_CWD ?? '.', file);

/**
 * Brings a JSON Lines file in and prints what became of it.
 * @returns the exit code: 1 where lines were refused
 */
export async function runImport(args: string[]): Promise<number> {
  const overwrite = args.includes('--overwrite');
  const [kind, file, ...rest] = args.filter((arg) => arg !== '--overwrite');
  if (!ImportKind.includes(kind as ImportKind) || !file || rest.length > 0) throw new UsageError(importUsage);
  const config = readConfig();
  assertNotProduction(kind as ImportKind, config);
  const path = pathOf(file);
  const size = await sizeOf(path);
  const admin = await openAdmin({ ...config, databaseUrl: config.agencyDatabaseUrl });
  try {
    const source = { kind: kind as ImportKind, path, overwrite };
    return await bringIn(admin, source, new Progress(size, process.stderr));
  } finally {
    await admin.close();
  }
}

function assertNotProduction(kind: ImportKind, { nodeEnv }: ToolConfig): void {
  if (kind !== 'accounts' || nodeEnv !== 'production') return;
  const reason = 'A file of accounts holds passwords in clear text and is refused in production.';
  throw new UsageError(`${reason} Make accounts with: npm run accounts -- create <username> --role <role>`);
}

async function sizeOf(path: string): Promise<number> {
  const file = await open(path);
  try {
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

interface Source {
  kind: ImportKind;
  path: string;
  overwrite: boolean;
}

async function bringIn(admin: Admin, { kind, path, overwrite }: Source, progress: Progress): Promise<number> {
  const started = performance.now();
  let last: ImportReport | undefined;
  const show = (report: ImportReport): void => progress.show((last = report));
  try {
    const report = await admin.import(
      kind,
      linesOf(createReadStream(path), (bytes) => progress.read(bytes)),
      show,
      { overwrite },
    );
    progress.end();
    print(kind, report, performance.now() - started);
    return report.refused.length > 0 ? 1 : 0;
  } catch (error) {
    progress.end();
    const kept = last ? last.created + last.changed : 0;
    process.stderr.write(`The import broke off; ${kept} records are in. It is safe to run it again.\n`);
    throw error;
  }
}

function print(kind: ImportKind, report: ImportReport, milliseconds: number): void {
  const { lines, created, changed, unchanged, removed, refused, kept } = report;
  for (const { line, reasons } of refused) for (const reason of reasons) console.log(`line ${line}: ${reason}`);
  for (const { id, fields } of kept) console.log(`${id}: kept as changed since the last import: ${fields.join(', ')}`);
  const counts = `${created} created, ${changed} changed, ${unchanged} unchanged, ${removed} removed, ${refused.length} refused`;
  console.log(`${kind}: ${lines} lines, ${counts} (${(milliseconds / 1_000).toFixed(1)} s)`);
}
