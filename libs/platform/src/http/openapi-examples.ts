import type { OpenAPIObject } from '@nestjs/swagger';
import { operationNote } from '@ovipro/contracts';

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
  example?: unknown;
}

interface Body {
  content?: Record<string, { schema?: Schema; example?: unknown }>;
}

interface Operation {
  operationId?: string;
  requestBody?: Body;
  responses: Record<string, Body>;
}

/** What a schema describes, made of the examples of its properties; undefined where they say too little. */
function exampleOf({ $ref, allOf, example, ...own }: Schema, schemas: Record<string, Schema>): unknown {
  const part = $ref ? schemas[$ref.split('/').at(-1) as string] : allOf?.[0];
  if (example !== undefined) return example;
  if (part) return exampleOf(part, schemas);
  if (own.enum) return own.enum[0];
  if (own.type === 'array') return [own.items && exampleOf(own.items, schemas)].filter((item) => item !== undefined);
  if (own.type !== 'object') return undefined;
  const properties = Object.entries(own.properties ?? {}).map(([name, schema]) => [name, exampleOf(schema, schemas)]);
  return Object.fromEntries(properties.filter(([, value]) => value !== undefined));
}

/**
 * Shows a body and an answer of every operation: those of the API references, which the notes of the operations name, else
 * what the examples of the properties make.
 */
export function addExamples(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const show = (body: Body | undefined, sample: object | undefined): void => {
    const json = body?.content?.['application/json'];
    if (json?.schema) json.example = sample ?? exampleOf(json.schema, schemas);
  };
  for (const path of Object.values(document.paths) as unknown as Record<string, Operation>[])
    for (const { operationId = '', requestBody, responses } of Object.values(path)) {
      const note = operationNote(operationId);
      show(requestBody, note?.request);
      for (const [status, response] of Object.entries(responses))
        if (status.startsWith('2')) show(response, note?.answer);
    }
}
