import type { Column, Fields, Table } from './block';
import type { Piece, Sheet } from './flow';
import type { Pen } from './pen';
import { type Cell, cellGap, drawRow, drawRows, neededForRow, rowHeight, type Rows, writeCell } from './row';
import { contentWidth, page, styles, type TextStyle } from './style';
import { drawArtifact, type TagOptions, type TagType } from './tags';

interface CellKind {
  tag: TagType;
  style: TextStyle;
  options?: TagOptions;
}

const columnHead: CellKind = { tag: 'TH', style: styles.strong, options: { scope: 'Column' } };
const rowHead: CellKind = { tag: 'TH', style: styles.strong, options: { scope: 'Row' } };
const datum: CellKind = { tag: 'TD', style: styles.body };

/** Labels take this share of a row. */
const labelShare = 0.42;
const fieldColumns: Column[] = [
  { title: '', width: labelShare },
  { title: '', width: 1 - labelShare },
];

function cells(texts: string[], columns: Column[], kinds: CellKind[], pen: Pen): Cell[] {
  const sum = columns.reduce((total, { width }) => total + width, 0);
  let x: number = page.side;
  return texts.map((text, index) => {
    const width = (columns[index].width / sum) * contentWidth;
    const { tag, style, options } = kinds[index];
    const lines = pen.lines(text, style, width - cellGap);
    const cell: Cell = { lines, style, x, width, align: columns[index].align, tag, options };
    x += width;
    return cell;
  });
}

/** Labels with values: a table whose rows have heads and whose columns have none. */
export function fieldsPiece({ rows }: Fields, pen: Pen, tail: number): Piece {
  const laidOut = rows.map(({ label, value }) => cells([label, value], fieldColumns, [rowHead, datum], pen));
  return {
    gap: 3,
    startHeight: neededForRow(laidOut, 0, tail),
    draw: (sheet) => {
      const table = sheet.root.child('Table');
      drawRows(sheet, { rows: laidOut, tail }, table, () => sheet.flow.newPage());
      table.end();
    },
  };
}

export function tablePiece({ columns, rows }: Table, pen: Pen, tail: number): Piece {
  const titles = columns.map(({ title }) => title);
  const head = cells(
    titles,
    columns,
    columns.map(() => columnHead),
    pen,
  );
  const laidOut = rows.map((row) =>
    cells(
      row,
      columns,
      columns.map(() => datum),
      pen,
    ),
  );
  return {
    gap: 3,
    startHeight: rowHeight(head) + neededForRow(laidOut, 0, tail),
    draw: (sheet) => drawTable(sheet, head, { rows: laidOut, tail }),
  };
}

function drawTable(sheet: Sheet, head: Cell[], rows: Rows): void {
  const table = sheet.root.child('Table');
  const top = table.child('THead');
  drawRow(sheet, head, top, () => sheet.flow.newPage());
  top.end();
  const body = table.child('TBody');
  drawRows(sheet, rows, body, () => repeatHead(sheet, head));
  body.end();
  table.end();
}

/** The head again on a further page, for the eye alone. */
function repeatHead(sheet: Sheet, head: Cell[]): void {
  const { flow, pdf, pen } = sheet;
  flow.newPage();
  drawArtifact(pdf, 'Layout', () => {
    for (const cell of head) writeCell(sheet, cell, 0, cell.lines.length);
    pen.rule(page.side, flow.y + rowHeight(head), contentWidth);
  });
  flow.y += rowHeight(head);
  flow.markTop();
}
