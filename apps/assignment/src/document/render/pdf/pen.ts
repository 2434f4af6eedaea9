import type { Pdf } from './pdf';
import { lineColor, ruleColor, type TextStyle } from './style';
import { type Measure, printable, wrap } from './text';
import { assertGlyphs } from './fonts';

/** Sets text and draws rules. Positions are points from the upper left corner of the page. */
export class Pen {
  constructor(private readonly pdf: Pdf) {}

  /**
   * The lines of any text in a style, at most so wide.
   * @throws DocumentInputError MISSING_GLYPH
   */
  lines(text: string, style: TextStyle, width: number): string[] {
    assertGlyphs(text);
    return wrap(printable(text), style, width, this.measure);
  }

  readonly measure: Measure = (text, style) => this.pdf.font(style.face).fontSize(style.size).widthOfString(text);

  /** Writes lines below each other, the first one with its upper edge at `y`. */
  write(lines: string[], x: number, y: number, style: TextStyle): void {
    this.pdf.font(style.face).fontSize(style.size).fillColor(style.color);
    const above = (style.lineHeight - this.pdf.currentLineHeight()) / 2;
    lines.forEach((line, index) => {
      this.pdf.text(line, x, y + above + index * style.lineHeight, { lineBreak: false });
    });
  }

  /** Writes one line that ends at `right`. */
  writeRight(line: string, right: number, y: number, style: TextStyle): void {
    this.write([line], right - this.measure(line, style), y, style);
  }

  /** A thin rule between rows. */
  rule(x: number, y: number, width: number): void {
    this.line(x, y, width, 0.5, ruleColor);
  }

  /** A line to write on. */
  signatureLine(x: number, y: number, width: number): void {
    this.line(x, y, width, 0.75, lineColor);
  }

  private line(x: number, y: number, width: number, thickness: number, color: string): void {
    this.pdf
      .lineWidth(thickness)
      .strokeColor(color)
      .moveTo(x, y)
      .lineTo(x + width, y)
      .stroke();
  }
}
