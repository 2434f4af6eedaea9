const codes = [
  ['400', 'BAD_REQUEST_PARAMETERS', 'A path, query or header value is missing or wrong; `target` is its name.'],
  [
    '400',
    'BAD_REQUEST_BODY',
    'The body is not JSON, or a field of it is missing, wrong or unknown; `target` is its path.',
  ],
  ['400', 'INVALID_STATUS', 'The state of the resource forbids the operation.'],
  ['401', 'UNAUTHORIZED', 'No token, or one that is not valid.'],
  ['403', 'UNAUTHORIZED', 'The token does not allow this.'],
  ['404', 'INVALID_ID', 'Unknown id or path, or an id outside the offices of the caller.'],
  ['404', 'INVALID_API_KEY', 'Where API keys are switched on: `X-API-Key` is missing or unknown.'],
  ['405', 'BAD_REQUEST_PARAMETERS', 'The path has other methods: see `Allow`.'],
  ['412', 'INVALID_STATUS', 'The resource has changed since the version that `If-Match` names.'],
  ['413', 'BAD_REQUEST_BODY', 'The body is larger than 1 MiB.'],
  [
    '415',
    'UNSUPPORTED_MEDIA_TYPE',
    'The body is not `application/json` in UTF-8, or it is encoded (`Content-Encoding`).',
  ],
  ['429', 'TOO_MANY_REQUESTS', 'Too many requests: wait as long as `Retry-After` says.'],
  ['431', 'BAD_REQUEST_PARAMETERS', 'The headers are too large.'],
  ['500', 'TECHNICAL_ERROR', 'A technical error has occurred.'],
  ['501', 'TECHNICAL_ERROR', 'The body comes in another transfer coding than chunks.'],
  ['503', 'TECHNICAL_ERROR', 'The service cannot answer now: try again after `Retry-After`.'],
  ['504', 'TECHNICAL_ERROR', 'The service took too long to answer.'],
];

/** What the document of every API says after its own description: the rules that no single operation shows. */
export const conventions = `# Requests

Requests carry \`Authorization: Bearer <token>\` and a \`Request-ID\`, a UUID that the client makes; it is echoed in the answer,
and found in every log line and event that the request causes. Operations that need no token, or no \`Request-ID\`, do not list it.

Bodies are JSON in UTF-8. What is not known is refused, not dropped; absent means unset, and \`null\` is refused. PUT
replaces the writable part of the resource: an optional field that is left out becomes unset.

A POST that is repeated within 24 hours with the same \`Request-ID\`, caller, path and body takes effect once: the first
answer is given again, with \`Idempotent-Replayed: true\`.

GET of a single resource answers an \`ETag\`. Sent back as \`If-None-Match\`, it saves an answer that has not changed (304); as
\`If-Match\`, it keeps a PUT or DELETE from overwriting what somebody else has changed meanwhile (412).

Answers of 1 kB and more are compressed (\`br\`, \`gzip\`) for callers whose \`Accept-Encoding\` asks for that; the ETag is the
same with and without.

Wherever there is GET there is HEAD, which answers the same status and headers without the body.

# Searches

A parameter that is repeated finds either value; different parameters must all match. Where there are pages, they begin at
\`startIndex\` and hold \`size\` resources, and \`totalCount\` counts all matches; \`sort=field|asc\` or \`field|desc\` orders
them. Only the resources of the caller's own offices are found.

# Error codes

Every error has the same body: an \`errorCode\`, a \`message\`, and under \`errors\` each fault with its \`target\`. All faults of
a request are reported at once; the faults' own codes are \`VALUE_REQUIRED\` where something is missing and
\`INVALID_TYPE\` where it is wrong.

HTTP status code | Error code | Meaning
--- | --- | ---
${codes.map((row) => row.join(' | ')).join('\n')}`;
