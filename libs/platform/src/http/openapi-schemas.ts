import type { OpenAPIObject } from '@nestjs/swagger';
import { nameCodes } from './openapi-named-codes';
import { type Described, describeSchemas } from './openapi-descriptions';

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean;
  allOf?: Schema[];
  anyOf?: Schema[];
  required?: boolean | string[];
}

const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Says of every schema what it means, and gives codes their names. */
export function finishSchemas(document: OpenAPIObject): void {
  describeSchemas((document.components?.schemas ?? {}) as Record<string, Described>);
  for (const schema of Object.values(document.components?.schemas ?? {}) as Schema[]) {
    if (schema.type !== 'object') continue;
    schema.properties ??= {};
    // the compiler of the document leaves the flag of a nested object on the property, where it means nothing
    for (const property of Object.values(schema.properties))
      if (typeof property.required === 'boolean') delete property.required;
  }
  // the compiler hands out the decorators' own objects, which are every document's
  document.paths = copyOf(document.paths);
  const schemas = copyOf(document.components?.schemas ?? {}) as Record<string, unknown>;
  document.components = { ...document.components, schemas: schemas as never };
  nameCodes(document.paths, schemas);
  for (const schema of Object.values({ ...schemas })) nameCodes((schema as Schema).properties, schemas);
}
