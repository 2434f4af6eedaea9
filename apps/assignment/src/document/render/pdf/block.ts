/** A heading below the title, which is the only one of level 1. */
export interface Heading {
  kind: 'heading';
  level: 2 | 3;
  text: string;
}

export interface Paragraph {
  kind: 'paragraph';
  text: string;
}

/** A label and what stands for it. */
export interface FieldRow {
  label: string;
  value: string;
}

/** Labels with their values, one a row. */
export interface Fields {
  kind: 'fields';
  rows: FieldRow[];
}

/** A column of a table; the widths of a table are shares of their sum. */
export interface Column {
  title: string;
  width: number;
  align?: 'left' | 'right';
}

/** A table whose head is repeated on every page. */
export interface Table {
  kind: 'table';
  columns: Column[];
  rows: string[][];
}

export interface List {
  kind: 'list';
  items: string[];
}

/** Who signs, and as what. */
export interface Signatory {
  name: string;
  role: string;
}

/** Lines to sign on, and what stands below them. */
export interface Signatures {
  kind: 'signatures';
  placeAndDate: string;
  signature: string;
  signatories: Signatory[];
}

/** A part of a document, without any thought of pages. */
export type Block = Heading | Paragraph | Fields | Table | List | Signatures;

/** Who sends the document: its name, and the lines below it. */
export interface Letterhead {
  name: string;
  lines: string[];
  logo?: { bytes: Uint8Array; description: string };
}

/** A document without any thought of pages. */
export interface DocumentContent {
  title: string;
  /** The title with the number of the document, for the metadata and every page. It holds no personal data. */
  fullTitle: string;
  letterhead: Letterhead;
  blocks: Block[];
  /** Page x of y, in the language of the document. */
  pageLabel(page: number, pages: number): string;
}
