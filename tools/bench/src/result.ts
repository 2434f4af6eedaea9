import { median } from './statistics';

/** What one bench found. */
export interface Result {
  /** As in `relay`. */
  name: string;
  /** A sentence: what is compared with what, and how. */
  about: string;
  unit: string;
  rows: Row[];
  verdicts: Verdict[];
}

export interface Row {
  what: string;
  /** One for each round. */
  values: number[];
}

/** A comparison within the run. */
export interface Verdict {
  what: string;
  value: number;
  /** As in `>= 0.5`. */
  target: string;
  met: boolean;
}

export const atLeast = (what: string, value: number, target: number): Verdict => ({
  what,
  value,
  target: `>= ${target}`,
  met: value >= target,
});

export const atMost = (what: string, value: number, target: number): Verdict => ({
  what,
  value,
  target: `<= ${target}`,
  met: value <= target,
});

const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));

/** The result as Markdown: a table of medians with every round, a plot, and what was to be reached. */
export function markdown({ about, unit, rows, verdicts }: Result): string {
  const table = rows.map(
    ({ what, values }) => `| ${what} | **${figure(median(values))}** | ${values.map(figure).join(' ')} |`,
  );
  const reached = verdicts.map(
    ({ what, value, target, met }) => `| ${what} | ${figure(value)} | ${target} | ${met ? 'yes' : '**no**'} |`,
  );
  return [
    about,
    '',
    `| ${unit} | median | rounds |`,
    '| --- | --- | --- |',
    ...table,
    '',
    ...plot(unit, rows),
    '',
    '| to reach | found | target | met |',
    '| --- | --- | --- | --- |',
    ...reached,
  ].join('\n');
}

/** Bars that the readers of Markdown draw themselves. */
const plot = (unit: string, rows: Row[]): string[] => [
  '```mermaid',
  'xychart-beta horizontal',
  `  x-axis [${rows.map(({ what }) => `"${what.replaceAll('"', "'")}"`).join(', ')}]`,
  `  y-axis "${unit}"`,
  `  bar [${rows.map(({ values }) => Number(median(values).toPrecision(4))).join(', ')}]`,
  '```',
];
