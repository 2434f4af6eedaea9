import type { Heading, Paragraph } from './block';
import type { Piece, Sheet } from './flow';
import type { Pen } from './pen';
import { leastLines, linesWithin } from './slices';
import { contentWidth, page, styles, type TextStyle } from './style';
import type { TagType } from './tags';

const headings: Record<1 | Heading['level'], { tag: TagType; style: TextStyle; gap: number }> = {
  1: { tag: 'H1', style: styles.title, gap: 0 },
  2: { tag: 'H2', style: styles.section, gap: 17 },
  3: { tag: 'H3', style: styles.subsection, gap: 10 },
};
const belowHeading = 3;

export function headingPiece(level: 1 | Heading['level'], text: string, pen: Pen): Piece {
  const { tag, style, gap } = headings[level];
  const lines = pen.lines(text, style, contentWidth);
  const height = lines.length * style.lineHeight + belowHeading;
  return {
    gap,
    startHeight: height,
    keepsWithNext: true,
    draw: ({ root, flow, pen: own }) => {
      const element = root.child(tag);
      element.draw(() => own.write(lines, page.side, flow.y, style));
      element.end();
      flow.y += height;
    },
  };
}

/** @param tail points of what keeps with a short one */
export function paragraphPiece({ text }: Paragraph, pen: Pen, tail: number): Piece {
  const style = styles.body;
  const lines = pen.lines(text, style, contentWidth);
  return {
    gap: 4,
    startHeight: Math.min(lines.length, leastLines) * style.lineHeight + (lines.length > leastLines ? 0 : tail),
    draw: (sheet) => drawLines(sheet, lines, style),
  };
}

function drawLines({ root, flow, pen }: Sheet, lines: string[], style: TextStyle): void {
  const element = root.child('P');
  for (let from = 0; from < lines.length; ) {
    const count = linesWithin(lines, from, Math.floor(flow.room / style.lineHeight), flow.isFresh);
    if (count === 0) {
      flow.newPage();
      continue;
    }
    element.draw(() => pen.write(lines.slice(from, from + count), page.side, flow.y, style));
    from += count;
    flow.y += count * style.lineHeight;
    while (lines[from] === '') from += 1;
    if (from < lines.length) flow.newPage();
  }
  element.end();
}
