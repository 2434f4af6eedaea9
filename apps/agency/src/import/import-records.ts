import { isTransient } from '@ovipro/platform';
import type { Importer, ImportOptions, Outcome } from './importer';
import { isRefused, type Line, readRecord, type Refused } from './read-record';

/** What an import has done so far. */
export interface ImportReport extends Record<Outcome, number> {
  /** Lines read, empty ones included. */
  lines: number;
  refused: Refused[];
  /** Records whose fields were changed since the last import, and stay so. */
  kept: Kept[];
}

/** The fields of a record that differ from the file. */
export interface Kept {
  id: string;
  fields: string[];
}

/** Small enough to hold its locks for a moment only, large enough not to wait for the disk at every line. */
const batchSize = 200;

interface Numbered<R> {
  line: number;
  record: R;
}

/**
 * Brings the lines of a JSON Lines file in, in small transactions. Refused lines stop nobody else; what is the same as
 * before changes nothing, so that an import may be run again, whatever ended it. What was changed otherwise since the last
 * import stays, unless the file has changed it too.
 * @param progress told after every portion
 */
export async function importRecords<R extends object>(
  importer: Importer<R>,
  lines: AsyncIterable<Line>,
  progress: (report: ImportReport) => void = () => undefined,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const none = { created: 0, changed: 0, unchanged: 0, removed: 0 };
  const report: ImportReport = { lines: 0, ...none, refused: [], kept: [] };
  const seen = new Map<string, number>();
  let waiting: Numbered<R>[] = [];
  const flush = async (): Promise<void> => {
    await save(importer, waiting, report, options);
    waiting = [];
    progress(report);
  };
  for await (const line of lines) {
    report.lines += 1;
    const result = readRecord(importer, line, seen);
    if (result === undefined) continue;
    if (isRefused(result)) report.refused.push(result);
    else waiting.push({ line: line.number, record: result });
    if (waiting.length === batchSize) await flush();
  }
  await flush();
  report.refused.sort((left, right) => left.line - right.line);
  return report;
}

/** All at once; where the database refuses one of them for good, one by one, so that only that one stays out. */
async function save<R extends object>(
  importer: Importer<R>,
  waiting: Numbered<R>[],
  report: ImportReport,
  options: ImportOptions,
): Promise<void> {
  if (waiting.length === 0) return;
  try {
    const saved = await importer.save(
      waiting.map(({ record }) => record),
      options,
    );
    for (const [index, { outcome, kept = [] }] of saved.entries()) {
      report[outcome] += 1;
      if (kept.length > 0) report.kept.push({ id: importer.idOf(waiting[index].record), fields: kept });
    }
  } catch (error) {
    if (isTransient(error)) throw error;
    if (waiting.length > 1) {
      for (const one of waiting) await save(importer, [one], report, options);
    } else {
      report.refused.push({ line: waiting[0].line, reasons: [`could not be stored: ${(error as Error).message}`] });
    }
  }
}
