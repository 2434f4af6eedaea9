import type { List } from './block';
import type { Piece, Sheet } from './flow';
import type { Pen } from './pen';
import { linesWithin } from './slices';
import { contentWidth, page, styles } from './style';

const style = styles.body;
const indent = 14;
const gap = 2;
const bullet = '•';

export function listPiece({ items }: List, pen: Pen): Piece {
  const laidOut = items.map((item) => pen.lines(item, style, contentWidth - indent));
  return {
    gap: 3,
    startHeight: Math.min(laidOut[0].length, 2) * style.lineHeight,
    draw: (sheet) => {
      const list = sheet.root.child('L');
      for (const lines of laidOut) drawItem(sheet, lines, list);
      list.end();
    },
  };
}

function drawItem({ flow, pen }: Sheet, lines: string[], list: Sheet['root']): void {
  const item = list.child('LI');
  const label = item.child('Lbl');
  const body = item.child('LBody');
  for (let from = 0; from < lines.length; ) {
    const count = linesWithin(lines, from, Math.floor(flow.room / style.lineHeight), flow.isFresh);
    if (count > 0) {
      if (from === 0) label.draw(() => pen.write([bullet], page.side + 2, flow.y, style));
      body.draw(() => pen.write(lines.slice(from, from + count), page.side + indent, flow.y, style));
      from += count;
      flow.y += count * style.lineHeight;
      while (lines[from] === '') from += 1;
    }
    if (from < lines.length) flow.newPage();
  }
  for (const element of [label, body, item]) element.end();
  flow.y += gap;
}
