/** Why a document cannot be rendered from its input; trying again does not help. */
export type InputFault = 'MISSING_GLYPH' | 'BAD_LOGO';

/** The input cannot become a document. */
export class DocumentInputError extends Error {
  override readonly name = 'DocumentInputError';

  constructor(
    readonly fault: InputFault,
    message: string,
  ) {
    super(message);
  }
}

/** Rendering took more time or more memory than it may. */
export class RenderLimitError extends Error {
  override readonly name = 'RenderLimitError';

  constructor(
    readonly limit: 'TIME' | 'MEMORY',
    message: string,
  ) {
    super(message);
  }
}
