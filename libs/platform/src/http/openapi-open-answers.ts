import type { OpenAPIObject } from '@nestjs/swagger';

type Json = Record<string, unknown>;

const prefix = '#/components/schemas/';

/** The value with every reference to a schema replaced. */
const referring = <T>(value: T, nameOf: (name: string) => string): T =>
  JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
    key === '$ref' && typeof inner === 'string' ? prefix + nameOf(inner.slice(prefix.length)) : inner,
  ) as T;

/** The names of all schemas that a value refers to, directly or by others. */
function reachedFrom(value: unknown, schemas: Record<string, unknown>): Set<string> {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    for (const [, name] of JSON.stringify(part ?? {}).matchAll(/"#\/components\/schemas\/([^"/]+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      visit(schemas[name]);
    }
  };
  visit(value);
  return found;
}

const close = (schema: Json): Json => (schema.type === 'object' ? { ...schema, additionalProperties: false } : schema);

/**
 * Requests take the declared properties and no others; answers may grow. A schema that both use stands twice then, the
 * request's under the name with `Request` behind it.
 */
export function closeRequests(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Json>;
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path as Json)) as Json[];
  const asked = reachedFrom(
    operations.map(({ requestBody }) => requestBody),
    schemas,
  );
  const answered = reachedFrom(
    operations.map(({ responses }) => responses),
    schemas,
  );
  const isShared = (name: string): boolean => asked.has(name) && answered.has(name) && schemas[name].type === 'object';
  const nameOf = (name: string): string => (isShared(name) ? `${name}Request` : name);
  for (const name of asked) schemas[nameOf(name)] = close(referring(schemas[name], nameOf));
  for (const operation of operations)
    if (operation.requestBody) operation.requestBody = referring(operation.requestBody, nameOf);
}
