import type { ErrorCode } from '@ovipro/contracts';

const byCode: Record<string, string> = {
  '400 BAD_REQUEST_PARAMETERS': 'Correct the path, query and header values that are named, and send the request again.',
  '400 BAD_REQUEST_BODY': 'Correct what is named of the body, and send the request again.',
  '400 INVALID_STATUS': 'Read the resource: its state decides what can be done with it.',
  '404 INVALID_ID': 'Check the id. What belongs to other offices looks the same as what does not exist.',
  '404 INVALID_API_KEY': 'Send the API key of your organisation in the header X-API-Key.',
};

const byStatus: Record<number, string> = {
  401: 'Get a token at /authentication/v1/tokens and send it in the header Authorization, after "Bearer ".',
  403: 'Use a token that has the permission, and offices that it names.',
  405: 'Use one of the methods that the header Allow names.',
  412: 'Read the resource again, and repeat the change with the ETag of that answer.',
  413: 'Send less at a time.',
  415: 'Send JSON in UTF-8 with the header Content-Type: application/json.',
  429: 'Wait for as many seconds as the header Retry-After says.',
};

/** What the caller may do about an error, where whoever threw it says nothing better. */
export const adviceFor = (status: number, errorCode: ErrorCode): string =>
  byCode[`${status} ${errorCode}`] ??
  byStatus[status] ??
  'Send the request again later, with the same Request-ID. If that does not help, tell whoever runs the platform the Request-ID.';
