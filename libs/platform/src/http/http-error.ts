import type { ErrorCode } from '@ovipro/contracts';
import { ApiError, type ErrorDetails } from '../errors/api-error';

/** An error of HTTP itself, which no domain code throws: of its methods, headers, media types, codings and ranges. */
export class HttpError extends ApiError {
  constructor(
    readonly status: number,
    errorCode: ErrorCode,
    message: string,
    readonly headers: Record<string, string> = {},
    details: ErrorDetails = {},
  ) {
    super(status < 500 ? 'invalid' : 'technical', errorCode, message, details);
  }
}

export const methodNotAllowed = (allow: string) =>
  new HttpError(405, 'BAD_REQUEST_PARAMETERS', `This path has ${allow} only.`, { allow });

/** There are more headers, or longer ones, than are read. */
export const headersTooLarge = () =>
  new HttpError(
    431,
    'BAD_REQUEST_PARAMETERS',
    'The headers are too large.',
    {},
    { description: 'Send fewer or shorter headers.' },
  );

/** The body is compressed or otherwise encoded. */
export const unsupportedEncoding = () =>
  new HttpError(
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    'The body must not be encoded.',
    { 'accept-encoding': 'identity' },
    { description: 'Send the body as it is, without Content-Encoding.' },
  );

export const unsupportedMediaType = () =>
  new HttpError(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json in UTF-8.');

/** The part of a file that is asked for begins behind its end. */
export const rangeNotSatisfiable = (length: number) =>
  new HttpError(416, 'BAD_REQUEST_PARAMETERS', `The file has ${length} bytes.`, {
    'content-range': `bytes */${length}`,
  });

export const timedOut = () => new HttpError(504, 'TECHNICAL_ERROR', 'The service took too long to answer.');
