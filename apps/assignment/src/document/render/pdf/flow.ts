import type { Pdf } from './pdf';
import type { Pen } from './pen';
import { page } from './style';
import type { Tag } from './tags';

/** Where on which page the next thing goes. */
export class Flow {
  y = 0;
  private top = 0;

  constructor(private readonly pdf: Pdf) {
    this.newPage();
  }

  /** Points that are left on the page. */
  get room(): number {
    return page.height - page.bottom - this.y;
  }

  /** Whether nothing stands on the page yet, or nothing but what every page repeats. */
  get isFresh(): boolean {
    return this.y <= this.top;
  }

  newPage(): void {
    this.pdf.addPage();
    this.y = page.top;
    this.top = this.y;
  }

  /** What stands above here on the page is repeated on every one, as the head of a table is. */
  markTop(): void {
    this.top = this.y;
  }

  /** A new page, unless so much fits on this one or nothing stands on it. */
  ensure(height: number): void {
    if (height > this.room && !this.isFresh) this.newPage();
  }
}

/** All that a block needs to draw itself. */
export interface Sheet {
  pdf: Pdf;
  pen: Pen;
  flow: Flow;
  root: Tag;
}

/** A block that is laid out, but not drawn yet. */
export interface Piece {
  /** Points above it, unless it begins a page. */
  gap: number;
  /** Points that have to fit on the page where it begins. */
  startHeight: number;
  /** Whether it must not be the last thing on a page. */
  keepsWithNext?: boolean;
  draw(sheet: Sheet): void;
}
