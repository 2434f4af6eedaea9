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

function pieceOf(block: Block, pen: Pen, tail: number): Piece {
  switch (block.kind) {
    case 'heading':
      return headingPiece(block.level, block.text, pen);
    case 'paragraph':
      return paragraphPiece(block, pen, tail);
    case 'fields':
      return fieldsPiece(block, pen, tail);
    case 'table':
      return tablePiece(block, pen, tail);
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

/** Points that signatures take which follow: the end of what is signed keeps with them, so that they stand on no page alone. */
function tailOf(blocks: Block[], index: number, following: Piece[]): number {
  const signed = blocks[index + 1]?.kind === 'heading' && blocks[index + 2]?.kind === 'signatures';
  return signed ? following[0].gap + neededHeight(following, 0) : 0;
}

/** The blocks as pieces, laid out from the last to the first. */
function piecesOf(blocks: Block[], pen: Pen): Piece[] {
  const pieces: Piece[] = [];
  for (let index = blocks.length - 1; index >= 0; index -= 1)
    pieces.unshift(pieceOf(blocks[index], pen, tailOf(blocks, index, pieces)));
  return pieces;
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
  drawPieces(sheet, [headingPiece(1, content.title, pen), ...piecesOf(content.blocks, pen)]);
  sheet.root.end();
  drawRunningLines(sheet, content);
  return pdf.bytes();
}
