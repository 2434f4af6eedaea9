import type { OpenAPIObject } from '@nestjs/swagger';
import { operationNote, type Permission } from '@ovipro/contracts';
import { operationText } from './openapi-operation-text';
import { describeParameter } from './openapi-descriptions';

interface Operation {
  operationId?: string;
  parameters?: object[];
  requestBody?: object;
  responses: Record<string, object>;
  security?: object[];
  description?: string;
  'x-access'?: 'public' | 'anonymous';
  'x-permissions'?: Permission[];
}

const methods = ['get', 'post', 'put', 'delete'] as const;

const requestId = {
  name: 'Request-ID',
  in: 'header',
  required: true,
  description: 'A UUID that the client makes; echoed in the answer and found in every log line and event it causes.',
  schema: { type: 'string', format: 'uuid', example: '9031d1c5-7d40-41dd-b2b8-7919a2fc4fe9' },
};

const conditional = (name: string, description: string) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});

const ifMatch = conditional('If-Match', 'The ETag that the change is based on; 412 if the resource has changed since.');
const ifNoneMatch = conditional('If-None-Match', 'The ETag that the caller has; 304 if nothing has changed.');

const error = (description: string, headers?: object) => ({
  description,
  ...(headers && { headers }),
  content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorBody' } } },
});

const header = (description: string, schema: object, required = false) => ({ description, required, schema });
const seconds = { type: 'integer', format: 'int32', minimum: 0 };
const retryAfter = { 'Retry-After': header('Seconds to wait before the next try', seconds, true) };
const rateLimit = {
  'RateLimit-Limit': header('How many requests a caller may send within the time', seconds),
  'RateLimit-Remaining': header('How many are left', seconds),
  'RateLimit-Reset': header('Seconds until there are as many again', seconds),
};
const echo = { 'Request-ID': header('The Request-ID of the request', { type: 'string', format: 'uuid' }) };
const replayed = {
  'Idempotent-Replayed': header('`true` where this is the first answer to the same request, given again', {
    type: 'string',
    enum: ['true'],
  }),
};
const authenticate = { 'WWW-Authenticate': header('`Bearer`: how to log in', { type: 'string' }, true) };

const always = {
  429: error('Too many requests', { ...retryAfter, ...rateLimit }),
  500: error('A technical error'),
  503: error('The service cannot answer now', retryAfter),
  504: error('The service took too long'),
};
const withToken = { 401: error('No valid token', authenticate), 403: error('The token does not allow this') };
const withBody = { 413: error('The body is larger than 1 MiB'), 415: error('The body is not application/json') };

/** What a request of the operation may be refused for as it stands. */
function badRequest({ operationId = '' }: Operation, method: (typeof methods)[number]): string {
  if (method === 'get') return 'A parameter or a header is at fault (BAD_REQUEST_PARAMETERS)';
  const states = operationNote(operationId)?.states
    ? '; or the status of the resource forbids the operation (INVALID_STATUS)'
    : '';
  return `A parameter or a header (BAD_REQUEST_PARAMETERS) or the body (BAD_REQUEST_BODY) is at fault${states}`;
}

/** Whether the caller names anything that may be unknown: by the path, or by an id in the body. */
const namesIds = ({ parameters = [], responses }: Operation, method: string): boolean =>
  (parameters as { in: string }[]).some((parameter) => parameter.in === 'path') ||
  (method === 'post' && '201' in responses);

const notFound = (ids: boolean): string =>
  ids
    ? 'An id is unknown, or of another office (INVALID_ID); or the API key is missing or unknown, where there are any (INVALID_API_KEY)'
    : 'The API key is missing or unknown, where there are any (INVALID_API_KEY)';

/** Each answer with the headers that all have. */
const withHeaders = (responses: Record<string, object>, method: string): Record<string, object> =>
  Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      {
        ...response,
        headers: {
          ...echo,
          ...(method !== 'get' && status.startsWith('2') && replayed),
          ...(response as { headers?: object }).headers,
        },
      },
    ]),
  );

/** Adds to every operation what the conventions say of all: headers, errors, security. */
export function finishOperations(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, object>;
  for (const path of Object.values(document.paths) as unknown as Record<string, Operation | undefined>[]) {
    for (const method of methods) {
      const operation = path[method];
      if (!operation) continue;
      const { 'x-permissions': permissions } = operation;
      delete operation['x-permissions'];
      operation.description = operationText(operation, method, permissions, schemas);
      finish(operation, method);
    }
  }
}

function finish(operation: Operation, method: (typeof methods)[number]): void {
  const { 'x-access': access, ...rest } = operation;
  delete operation['x-access'];
  const versioned = 'headers' in (rest.responses['200'] ?? {});
  const headers = [
    ...(access === 'anonymous' ? [] : [requestId]),
    ...(versioned && method === 'get' ? [ifNoneMatch] : []),
    ...(versioned && method !== 'get' ? [ifMatch] : []),
  ];
  operation.parameters?.forEach(describeParameter);
  operation.parameters = [...(operation.parameters ?? []), ...headers];
  // the API key is asked for where an installation has any
  operation.security = access ? [{}, { apiKey: [] }] : [{ bearerAuth: [] }, { bearerAuth: [], apiKey: [] }];
  const ids = namesIds(rest, method);
  const responses = {
    ...operation.responses,
    400: error(badRequest(rest, method)),
    404: error(notFound(ids)),
    ...(versioned && method === 'get' && { 304: { description: 'Nothing has changed' } }),
    ...(versioned &&
      method !== 'get' && { 412: error('The resource has changed since the version that If-Match names') }),
    ...always,
    ...(!access && withToken),
    ...(method !== 'get' && withBody),
  };
  operation.responses = withHeaders(responses, method);
}
