import type { Block, DocumentContent } from './block';
import { Flow, type Piece, type Sheet } from './flow';
import { drawLetterhead } from './letterhead';
import { listPiece } from './list-piece';
import { Pdf, type PdfMetadata } from './pdf';
import { Pen } from './pen';
import { drawRunningLines } from './running-lines';
import { signaturesPiece } from './signatures-piece';
import { fieldsPiece, tablePiece } from './table-piece';
import { Tag } from './tags';
import { headingPiece, paragraphPiece } from './text-piece';

function pieceOf(block: Block, pen: Pen): Piece {
  switch (block.kind) {
    case 'heading':
      return headingPiece(block.level, block.text, pen);
    case 'paragraph':
      return paragraphPiece(block, pen);
    case 'fields':
      return fieldsPiece(block, pen);
    case 'table':
      return tablePiece(block, pen);
    case 'list':
      return listPiece(block, pen);
    case 'signatures':
      return signaturesPiece(block, pen);
  }
}

/** What has to fit on the page where a piece begins: with a heading comes the beginning of what it heads. */
function neededHeight(pieces: Piece[], index: number): number {
  const piece = pieces[index];
  const next = pieces[index + 1];
  if (!piece.keepsWithNext || !next) return piece.startHeight;
  return piece.startHeight + next.gap + neededHeight(pieces, index + 1);
}

function drawPieces(sheet: Sheet, pieces: Piece[]): void {
  const { flow } = sheet;
  pieces.forEach((piece, index) => {
    flow.ensure(piece.gap + neededHeight(pieces, index));
    if (!flow.isFresh) flow.y += piece.gap;
    piece.draw(sheet);
  });
}

/**
 * The bytes of a document.
 * @throws DocumentInputError
 */
export function drawDocument(metadata: Omit<PdfMetadata, 'title'>, content: DocumentContent): Buffer {
  const pdf = new Pdf({ ...metadata, title: content.fullTitle });
  const pen = new Pen(pdf);
  const sheet: Sheet = { pdf, pen, flow: new Flow(pdf), root: Tag.root(pdf) };
  drawLetterhead(sheet, content.letterhead);
  drawPieces(sheet, [headingPiece(1, content.title, pen), ...content.blocks.map((block) => pieceOf(block, pen))]);
  sheet.root.end();
  drawRunningLines(sheet, content);
  return pdf.bytes();
}
