import type { FastifyInstance } from 'fastify';
import type { Schema } from '../document';
import type { Operations } from '../operation-fixture';
import type { Suite } from '../suite';
import type { Documented } from '../document';

/** For whoever runs the process, or reads its documents. */
const undocumented = /^\/(health|openapi|asyncapi|docs|schemas)\b/;

/** What is registered is documented, what is documented is tested, and nothing besides. */
export function describeInventory(suite: () => Suite, operations: Operations): void {
  it('has a fixture for every documented operation, and no other', () => {
    const documented = suite().documents.operations.map(({ operationId, method, path }) => [
      operationId,
      `${method} ${path}`,
    ]);
    const tested = Object.entries(operations).map(([operationId, { method, path }]) => [
      operationId,
      `${method} ${path}`,
    ]);
    expect(Object.fromEntries(tested)).toEqual(Object.fromEntries(documented));
    expect(new Set(documented.map(([operationId]) => operationId)).size).toBe(documented.length);
  });

  it('names the events of all that creates, updates, acts or deletes', () => {
    const silent = Object.entries(operations).filter(
      ([, { kind, events = [] }]) => ['create', 'update', 'action', 'delete'].includes(kind) && events.length === 0,
    );
    expect(silent.map(([operationId]) => operationId)).toEqual([]);
  });

  it('documents every route that is registered', () => {
    const fastify = suite().service.app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
    const routes = [...fastify.ownRoutes].flatMap(([url, methods]) => [...methods].map((method) => `${method} ${url}`));
    const registered = routes
      .map((route) => route.replace(/:(\w+)/g, '{$1}'))
      // HEAD goes with GET, and is documented for all at once
      .filter((route) => !undocumented.test(route.split(' ')[1]) && !route.startsWith('HEAD '));
    const documented = suite().documents.operations.map(({ method, path }) => `${method} ${path}`);
    expect(registered.sort()).toEqual(documented.sort());
  });

  it('documents a limit of every text, list and number that it takes', () => {
    const missing = suite().documents.operations.flatMap((operation) => [
      ...[...operation.parameters('path'), ...operation.parameters('query')].flatMap(({ name, schema }) =>
        unlimited(operation, schema, name),
      ),
      ...(operation.body ? unlimited(operation, operation.body, operation.operationId) : []),
    ]);
    expect(missing).toEqual([]);
  });

  it('documents the headers and errors that every operation has', () => {
    for (const operation of suite().documents.operations) {
      const { access } = operations[operation.operationId];
      const documented = (status: number) => operation.response(status) !== undefined;
      expect([operation.operationId, operation.parameter('Request-ID')?.required]).toEqual([
        operation.operationId,
        access === 'anonymous' ? undefined : true,
      ]);
      const statuses = [
        400,
        404,
        429,
        500,
        503,
        504,
        ...(access ? [] : [401, 403]),
        ...(operation.method === 'GET' ? [] : [413, 415]),
      ];
      expect([operation.operationId, statuses.filter((status) => !documented(status))]).toEqual([
        operation.operationId,
        [],
      ]);
    }
  });
}

/** The places of a schema that say nothing of a greatest length, number of items or range. */
function unlimited(operation: Documented, given: Schema, path: string): string[] {
  const schema = operation.resolve(given);
  const { type, enum: codes, maxLength, maxItems, minimum, maximum, items, properties = {} } = schema;
  const free =
    (type === 'string' && !codes && maxLength === undefined) ||
    (type === 'array' && maxItems === undefined) ||
    ((type === 'number' || type === 'integer') && (minimum === undefined || maximum === undefined));
  return [
    ...(free ? [path] : []),
    ...(items ? unlimited(operation, items, `${path}[]`) : []),
    ...Object.entries(properties).flatMap(([name, property]) => unlimited(operation, property, `${path}.${name}`)),
  ];
}
