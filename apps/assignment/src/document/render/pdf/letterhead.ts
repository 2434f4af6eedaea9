import type { Letterhead } from './block';
import type { Sheet } from './flow';
import { drawLogo, readLogo } from './logo';
import { contentWidth, page, styles } from './style';

/** Above the margin of the text, where later pages repeat the names of agency and document. */
const top = 44;
const belowHead = 22;
const logoBox = { width: 160, height: 54 };

/** The head of the first page: the agency's name and address on the left, its logo on the right. */
export function drawLetterhead(sheet: Sheet, { name, lines, logo }: Letterhead): void {
  const { pen, flow, root } = sheet;
  const width = contentWidth - logoBox.width - 20;
  const texts = [
    { lines: pen.lines(name, styles.agency, width), style: styles.agency },
    ...lines.map((line) => ({ lines: pen.lines(line, styles.small, width), style: styles.small })),
  ];
  let y = top;
  for (const text of texts) {
    const element = root.child('P');
    element.draw(() => pen.write(text.lines, page.side, y, text.style));
    element.end();
    y += text.lines.length * text.style.lineHeight;
  }
  if (logo) {
    const box = { ...logoBox, x: page.width - page.side - logoBox.width, y: top };
    drawLogo(sheet, readLogo(logo.bytes), logo.description, box);
    y = Math.max(y, top + logoBox.height);
  }
  flow.y = y + belowHead;
}
