import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiResponse } from '@nestjs/swagger';

class Empty {}

/** Headers of answers that have them, for the API document. */
const etag = {
  ETag: {
    description: 'The version, for `If-Match` and `If-None-Match`',
    required: true,
    schema: { type: 'string' },
  },
};
const location = {
  Location: {
    description:
      'The path at which the new resource is read, as in `/lead/v1/leads/ac34ee3b-3f6e-469e-8d02-9fa37f311ccd`',
    required: true,
    schema: { type: 'string', format: 'uri-reference' },
  },
};

const contentDisposition = {
  'Content-Disposition': { description: 'The name of the file', required: true, schema: { type: 'string' } },
};

/** A search or list: 200 with a page. */
export const Lists = (type: new () => object, summary: string) =>
  applyDecorators(HttpCode(200), ApiOperation({ summary }), ApiOkResponse({ type, description: 'The page asked for' }));

/** One resource: 200 with an ETag. */
export const Reads = (type: new () => object, summary: string) =>
  applyDecorators(
    HttpCode(200),
    ApiOperation({ summary }),
    ApiOkResponse({ type, description: 'The resource', headers: etag }),
  );

/** A new resource: 201 with its id. */
export const Creates = (type: new () => object, summary: string, description?: string) =>
  applyDecorators(
    HttpCode(201),
    ApiOperation({ summary, description }),
    ApiCreatedResponse({ type, description: 'Created', headers: { ...etag, ...location } }),
  );

/** A change: 200 with an empty object, or with what the reference has it answer. */
export const Changes = (summary: string, type: new () => object = Empty, description?: string) =>
  applyDecorators(
    HttpCode(200),
    ApiOperation({ summary, description }),
    ApiOkResponse({ type, description: 'Done', headers: etag }),
  );

/** An action: 200 with an empty object. What it does in which status comes from its table. */
export const Acts = (actions: { description: string }, summary: string) => Changes(summary, Empty, actions.description);

/** A change that may lead to another status: 200 with an empty object. What leads where comes from the life cycle. */
export const ChangesStatus = (lifeCycle: { description: string }, summary: string) =>
  Changes(summary, Empty, lifeCycle.description);

const contentRange = {
  'Content-Range': { description: 'Which bytes of how many they are', schema: { type: 'string' } },
};

/** Bytes: 200 with a file of one of the media types, or 206 with the part that is asked for. */
export const Downloads = (mediaTypes: string[], summary: string) => {
  const content = Object.fromEntries(
    mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
  );
  const headers = { ...etag, ...contentDisposition };
  return applyDecorators(
    HttpCode(200),
    ApiOperation({ summary }),
    ApiHeader({ name: 'Range', required: false, description: 'A part of the file, as in `bytes=0-65535`.' }),
    ApiOkResponse({ description: 'The file', headers, content }),
    ApiResponse({ status: 206, description: 'A part of the file', headers: { ...headers, ...contentRange }, content }),
    ApiResponse({
      status: 416,
      description: 'The part begins behind the end of the file',
      headers: contentRange,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorBody' } } },
    }),
  );
};

/** A removal: 200 with an empty object. Nothing has a version then, but `If-Match` may name the one that was seen. */
export const Deletes = (summary: string) =>
  applyDecorators(
    HttpCode(200),
    ApiOperation({ summary }),
    ApiOkResponse({ type: Empty, description: 'Gone', headers: {} }),
  );
