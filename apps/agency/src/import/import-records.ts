import { toApiError } from '@ovipro/platform';
import type { Importer, Outcome } from './importer';
import { isRefused, type Line, readRecord, type Refused } from './read-record';

/** What an import has done so far. */
export interface ImportReport extends Record<Outcome, number> {
  /** Lines read, empty ones included. */
  lines: number;
  refused: Refused[];
}

/** Small enough to hold its locks for a moment only, large enough not to wait for the disk at every line. */
const batchSize = 200;

interface Numbered<R> {
  line: number;
  record: R;
}

/**
 * Brings the lines of a JSON Lines file in, in small transactions. Refused lines stop nobody else; what is the same as
 * before changes nothing, so that an import may be run again, whatever ended it.
 * @param progress told after every portion
 */
export async function importRecords<R extends object>(
  importer: Importer<R>,
  lines: AsyncIterable<Line>,
  progress: (report: ImportReport) => void = () => undefined,
): Promise<ImportReport> {
  const report: ImportReport = { lines: 0, created: 0, changed: 0, unchanged: 0, refused: [] };
  const seen = new Map<string, number>();
  let waiting: Numbered<R>[] = [];
  const flush = async (): Promise<void> => {
    await save(importer, waiting, report);
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
): Promise<void> {
  if (waiting.length === 0) return;
  try {
    const outcomes = await importer.save(waiting.map(({ record }) => record));
    for (const outcome of outcomes) report[outcome] += 1;
  } catch (error) {
    if (toApiError(error).status === 503) throw error;
    if (waiting.length > 1) {
      for (const one of waiting) await save(importer, [one], report);
    } else {
      report.refused.push({ line: waiting[0].line, reasons: [`could not be stored: ${(error as Error).message}`] });
    }
  }
}
