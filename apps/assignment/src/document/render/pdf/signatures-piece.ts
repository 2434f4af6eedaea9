import type { Signatures } from './block';
import type { Piece, Sheet } from './flow';
import type { Pen } from './pen';
import { contentWidth, page, styles } from './style';
import { drawArtifact } from './tags';

const columnGap = 36;
const columnWidth = (contentWidth - columnGap) / 2;
/** Points above each of the two lines, for the hand. */
const handHeight = 26;
const lineHeight = styles.small.lineHeight;

interface Place {
  /** Who signs, then as what. */
  captions: { placeAndDate: string; signature: string };
  name: string[];
  role: string[];
}

const placeHeight = ({ name, role }: Place): number =>
  2 * handHeight + 2 * (lineHeight + 2) + name.length * styles.strong.lineHeight + role.length * lineHeight;

/** Lines to sign on, two beside each other; a pair is never parted by the end of a page. */
export function signaturesPiece(block: Signatures, pen: Pen): Piece {
  const places = block.signatories.map(({ name, role }) => ({
    captions: block,
    name: pen.lines(name, styles.strong, columnWidth),
    role: pen.lines(role, styles.small, columnWidth),
  }));
  const pairs = places.flatMap((_, index) => (index % 2 === 0 ? [places.slice(index, index + 2)] : []));
  const heightOf = (pair: Place[]): number => Math.max(...pair.map(placeHeight));
  return {
    gap: 4,
    startHeight: heightOf(pairs[0]),
    draw: (sheet) => {
      for (const pair of pairs) {
        sheet.flow.ensure(heightOf(pair));
        pair.forEach((each, index) => drawPlace(sheet, each, page.side + index * (columnWidth + columnGap)));
        sheet.flow.y += heightOf(pair) + 10;
      }
    },
  };
}

function drawPlace(sheet: Sheet, { captions, name, role }: Place, x: number): void {
  const { pdf, pen, flow, root } = sheet;
  const placeLine = flow.y + handHeight;
  const signatureLine = placeLine + lineHeight + 2 + handHeight;
  drawArtifact(pdf, 'Layout', () => {
    pen.signatureLine(x, placeLine, columnWidth);
    pen.signatureLine(x, signatureLine, columnWidth);
  });
  const nameY = signatureLine + lineHeight + 2;
  const texts = [
    { lines: [captions.placeAndDate], y: placeLine + 2, style: styles.small },
    { lines: [captions.signature], y: signatureLine + 2, style: styles.small },
    { lines: name, y: nameY, style: styles.strong },
    { lines: role, y: nameY + name.length * styles.strong.lineHeight, style: styles.small },
  ];
  for (const { lines, y, style } of texts) {
    const element = root.child('P');
    element.draw(() => pen.write(lines, x, y, style));
    element.end();
  }
}
