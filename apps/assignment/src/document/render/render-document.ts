import { documentContent } from './content/document-content';
import type { DocumentInput } from './input';
import { drawDocument } from './pdf/draw-document';

/**
 * Renders a document as PDF/A-2a and PDF/UA-1. Equal input gives equal bytes, on every machine and version of Node.
 * @throws DocumentInputError for a character that the fonts lack, and for a logo that cannot be shown
 */
export const renderDocument = async (input: DocumentInput): Promise<Buffer> =>
  drawDocument(input, documentContent(input));
