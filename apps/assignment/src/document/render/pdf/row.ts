import type { Sheet } from './flow';
import { drawArtifact, type Tag, type TagOptions, type TagType } from './tags';
import { leastLines, linesWithin, shortLines } from './slices';
import type { TextStyle } from './style';

/** What stands in one cell of a row, broken into lines. */
export interface Cell {
  lines: string[];
  style: TextStyle;
  x: number;
  width: number;
  align?: 'left' | 'right';
  tag: TagType;
  options?: TagOptions;
}

export const cellPadding = 3.5;

/** All cells of a row have lines of one height. */
const lineHeightOf = (row: Cell[]): number => row[0].style.lineHeight;
const lineCount = (row: Cell[]): number => Math.max(...row.map(({ lines }) => lines.length));

const isLong = (row: Cell[]): boolean => lineCount(row) > shortLines;
const heightOf = (row: Cell[], lines: number): number => lines * lineHeightOf(row) + 2 * cellPadding;

/** Points that the whole row takes. */
export const rowHeight = (row: Cell[]): number => heightOf(row, lineCount(row));

/** Points that have to fit on a page for the row to begin there. */
const rowStartHeight = (row: Cell[]): number => heightOf(row, isLong(row) ? leastLines : lineCount(row));

/** A table with at most so many rows is not parted; of a longer one neither the first nor the last row stands alone. */
const shortTable = 4;

/**
 * Points that have to fit on a page for the row with this number to begin there, with what it keeps with.
 * @param tail points of what keeps with the last rows
 */
export function neededForRow(rows: Cell[][], index: number, tail: number): number {
  if (isLong(rows[index])) return rowStartHeight(rows[index]);
  if (index === rows.length - 1) return rowHeight(rows[index]) + tail;
  const isShort = rows.length <= shortTable;
  const keepsNext = isShort || index === 0 || index === rows.length - 2;
  return rowHeight(rows[index]) + (keepsNext ? neededForRow(rows, index + 1, tail) : 0);
}

/** Rows of a table, and points of what keeps with the last ones. */
export interface Rows {
  rows: Cell[][];
  tail: number;
}

/** Draws the rows of a table; `startPage` begins each further page. */
export function drawRows(sheet: Sheet, { rows, tail }: Rows, parent: Tag, startPage: () => void): void {
  rows.forEach((row, index) => {
    const needed = neededForRow(rows, index, tail);
    if (needed > sheet.flow.room && !sheet.flow.isFresh) startPage();
    drawRow(sheet, row, parent, startPage, index === rows.length - 1 ? tail : 0);
  });
}

/**
 * Draws a row, on as many pages as it takes; `startPage` begins each further one.
 * @param tail points of what keeps with the end of the row
 */
export function drawRow(sheet: Sheet, row: Cell[], parent: Tag, startPage: () => void, tail = 0): void {
  const { flow, pen, pdf } = sheet;
  const element = parent.child('TR');
  const cells = row.map((cell) => ({ ...cell, element: element.child(cell.tag, cell.options) }));
  const count = lineCount(row);
  const longest = row.find(({ lines }) => lines.length === count)?.lines ?? [];
  for (let from = 0; from < count; ) {
    const fitting = Math.floor((flow.room - 2 * cellPadding) / lineHeightOf(row));
    const fittingCount = linesWithin(longest, from, fitting, flow.isFresh);
    const leavesTail =
      fittingCount === count - from && fittingCount > leastLines && heightOf(row, fittingCount) + tail > flow.room;
    const taken = leavesTail ? fittingCount - leastLines : fittingCount;
    if (taken > 0) {
      for (const cell of cells)
        if (cell.lines.length > from) cell.element.draw(() => writeCell(sheet, cell, from, from + taken));
      from += taken;
      flow.y += heightOf(row, taken);
      while (from < count && row.every(({ lines }) => !lines[from])) from += 1;
    }
    if (from < count) startPage();
  }
  cells.forEach(({ element: each }) => each.end());
  element.end();
  const [first] = row;
  const width = row.reduce((sum, cell) => sum + cell.width, 0);
  drawArtifact(pdf, 'Layout', () => pen.rule(first.x, flow.y, width));
}

/** Writes some of the lines of a cell. */
export function writeCell({ pen, flow }: Sheet, cell: Cell, from: number, to: number): void {
  const lines = cell.lines.slice(from, to);
  const y = flow.y + cellPadding;
  if (cell.align !== 'right') return pen.write(lines, cell.x, y, cell.style);
  const right = cell.x + cell.width - cellGap;
  lines.forEach((line, index) => pen.writeRight(line, right, y + index * cell.style.lineHeight, cell.style));
}

/** Points between the text of a cell and the next cell. */
export const cellGap = 10;
