/** A4 in points, and the margins of its text. */
export const page = { width: 595.28, height: 841.89, top: 72, bottom: 68, side: 56 } as const;

export const contentWidth = page.width - 2 * page.side;

export type Face = 'regular' | 'bold';

/** A way to set text; sizes are points. */
export interface TextStyle {
  face: Face;
  size: number;
  lineHeight: number;
  color: string;
}

const ink = '#1a1a1a';
const style = (face: Face, size: number, color = ink): TextStyle => ({ face, size, lineHeight: size * 1.42, color });

export const styles = {
  title: style('bold', 19),
  section: style('bold', 12.5),
  subsection: style('bold', 10.5),
  agency: style('bold', 11),
  body: style('regular', 9.5),
  strong: style('bold', 9.5),
  small: style('regular', 8, '#4a4a4a'),
} as const;

export const ruleColor = '#b4b4b4';
export const lineColor = '#4a4a4a';
