import type { OpenAPIObject } from '@nestjs/swagger';
import { type Described, describeSchemas } from './openapi-descriptions';

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean;
  allOf?: Schema[];
  anyOf?: Schema[];
  required?: boolean | string[];
}

/** Says of every object what the validation does: nothing but the declared properties. */
export function finishSchemas(document: OpenAPIObject): void {
  describeSchemas((document.components?.schemas ?? {}) as Record<string, Described>);
  for (const schema of Object.values(document.components?.schemas ?? {}) as Schema[]) {
    if (schema.type !== 'object') continue;
    schema.properties ??= {};
    schema.additionalProperties = false;
    // the compiler of the document leaves the flag of a nested object on the property, where it means nothing
    for (const property of Object.values(schema.properties))
      if (typeof property.required === 'boolean') delete property.required;
  }
}
