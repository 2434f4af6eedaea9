import { CodeField, ListOf, TextField } from './fields';

export const ErrorCode = [
  'BAD_REQUEST_PARAMETERS',
  'BAD_REQUEST_BODY',
  'INVALID_STATUS',
  'UNAUTHORIZED',
  'INVALID_ID',
  'INVALID_API_KEY',
  'UNSUPPORTED_MEDIA_TYPE',
  'TOO_MANY_REQUESTS',
  'TECHNICAL_ERROR',
] as const;
export type ErrorCode = (typeof ErrorCode)[number];

/** One fault of a request. */
export class ErrorEntry {
  @TextField({
    max: 1000,
    description: 'The faulty parameter, header or body field',
    example: 'lead.customer.emailAddress',
  })
  target!: string;

  @CodeField(['VALUE_REQUIRED', 'INVALID_TYPE'])
  errorCode!: 'VALUE_REQUIRED' | 'INVALID_TYPE';

  @TextField({ max: 1000 })
  message!: string;
}

/** The one body of every error, of the gateway and of the services. */
export class ErrorBody {
  @CodeField(ErrorCode)
  errorCode!: ErrorCode;

  @TextField({ max: 1000, description: 'What went wrong, in a sentence' })
  message!: string;

  @TextField({ max: 1000, description: 'What the caller may do about it' })
  description!: string;

  @ListOf(() => ErrorEntry, { optional: true, max: 100_000, description: 'All faults of the request at once' })
  errors?: ErrorEntry[];
}
