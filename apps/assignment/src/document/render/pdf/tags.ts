import type { Pdf } from './pdf';

/** The types of the structure tree that documents use. */
export type TagType =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'Figure'
  | 'Div'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody';

export interface TagOptions {
  alt?: string;
  bbox?: [number, number, number, number];
  scope?: 'Row' | 'Column';
}

/** An element of the structure tree, which is what a screen reader reads. Its content may stand on several pages. */
export class Tag {
  private constructor(
    private readonly pdf: Pdf,
    private readonly type: TagType,
    private readonly element: PDFKit.PDFStructureElement,
  ) {}

  /** The root of the tree. */
  static root(pdf: Pdf): Tag {
    const element = pdf.struct('Document');
    pdf.addStructure(element);
    return new Tag(pdf, 'Document', element);
  }

  child(type: TagType, options: TagOptions = {}): Tag {
    const element = this.pdf.struct(type, options as object);
    this.element.add(element);
    return new Tag(this.pdf, type, element);
  }

  /** Content of the element on the page at hand. */
  draw(draw: () => void): void {
    this.element.add(this.pdf.markStructureContent(this.type));
    draw();
    this.pdf.endMarkedContent();
  }

  /** Nothing comes to the element any more. */
  end(): void {
    this.element.end();
  }
}

/** What a screen reader passes over: rules, and what every page repeats. */
export function drawArtifact(pdf: Pdf, type: 'Layout' | 'Pagination', draw: () => void): void {
  pdf.markContent('Artifact', { type });
  draw();
  pdf.endMarkedContent();
}
