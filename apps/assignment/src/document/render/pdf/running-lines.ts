import type { DocumentContent } from './block';
import type { Sheet } from './flow';
import { contentWidth, page, styles, type TextStyle } from './style';
import { drawArtifact } from './tags';

const style: TextStyle = styles.small;
const headY = 38;
const footY = page.height - 46;
const half = contentWidth / 2 - 10;

/** What stands on every page: the title and page x of y at its foot, from the second page on agency and title above. */
export function drawRunningLines({ pdf, pen }: Sheet, { letterhead, fullTitle, pageLabel }: DocumentContent): void {
  const right = page.width - page.side;
  const [name, ...more] = pen.lines(letterhead.name, style, half);
  const agency = more.length > 0 ? `${name} …` : name;
  const { count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(index);
    drawArtifact(pdf, 'Pagination', () => {
      if (index > 0) {
        pen.write([agency], page.side, headY, style);
        pen.writeRight(fullTitle, right, headY, style);
        pen.rule(page.side, headY + style.lineHeight + 4, contentWidth);
      }
      pen.rule(page.side, footY - 5, contentWidth);
      pen.write([fullTitle], page.side, footY, style);
      pen.writeRight(pageLabel(index + 1, count), right, footY, style);
    });
  }
}
