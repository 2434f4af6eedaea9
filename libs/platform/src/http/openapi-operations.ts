import type { OpenAPIObject } from '@nestjs/swagger';
import type { Permission } from '@ovipro/contracts';
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

const retryAfter = { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } } };

const always = {
  400: error(
    'A parameter or the body is at fault, or the state of the resource forbids the operation (INVALID_STATUS)',
  ),
  404: error('Unknown id, or one outside the offices of the caller; an API key is missing where they are switched on'),
  405: error('The path has other methods', { Allow: { schema: { type: 'string' } } }),
  429: error('Too many requests', retryAfter),
  500: error('A technical error'),
  503: error('The service cannot answer now', retryAfter),
  504: error('The service took too long'),
};
const withToken = { 401: error('No valid token'), 403: error('The token does not allow this') };
const withBody = { 413: error('The body is larger than 1 MiB'), 415: error('The body is not application/json') };

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
  operation.security = access ? [] : [{ bearerAuth: [] }];
  operation.responses = {
    ...operation.responses,
    ...(versioned && method === 'get' && { 304: { description: 'Nothing has changed' } }),
    ...(versioned &&
      method !== 'get' && { 412: error('The resource has changed since the version that If-Match names') }),
    ...always,
    ...(!access && withToken),
    ...(method !== 'get' && withBody),
  };
}
