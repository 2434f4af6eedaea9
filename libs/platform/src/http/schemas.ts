import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { finishSchemas } from './openapi-schemas';

@Module({})
class Nothing {}

type Class = new () => object;
type Json = Record<string, unknown>;

/** What stands in the place of a reference to a schema. */
type Refer = (name: string) => Json;

/** Says what JSON Schema 2020-12 knows, and so does AsyncAPI. */
function translate({ $ref, allOf, ...own }: Json, refer: Refer): Json {
  if ($ref) return refer(($ref as string).split('/').at(-1) as string);
  const parts = ((allOf ?? []) as Json[]).map((part) => translate(part, refer));
  const keywords = Object.entries(own).flatMap(([keyword, value]): [string, unknown][] => {
    if (keyword === 'additionalProperties') return [];
    if (keyword === 'example') return [['examples', [value]]];
    if (keyword === 'items') return [[keyword, translate(value as Json, refer)]];
    if (keyword === 'oneOf') return [[keyword, (value as Json[]).map((part) => translate(part, refer))]];
    if (keyword !== 'properties') return [[keyword, value]];
    const properties = Object.entries(value as Record<string, Json>);
    return [[keyword, Object.fromEntries(properties.map(([name, property]) => [name, translate(property, refer)]))]];
  });
  const references = parts.filter((part) => '$ref' in part);
  const whole = parts.filter((part) => !('$ref' in part));
  return Object.assign(
    {},
    ...whole,
    Object.fromEntries(keywords),
    references.length > 0 && { allOf: references },
  ) as Json;
}

export interface SchemasOfClasses {
  /** By class, each standing alone: what it refers to stands in its place. */
  whole: Map<Class, Json>;
  /** By name, each referring to others as `#/components/schemas/<name>`. */
  components: Record<string, Json>;
}

/** The JSON Schemas of classes of house decorators, and of all that they name. Open to further properties, since events may grow. */
export async function schemasOf(classes: Class[]): Promise<SchemasOfClasses> {
  const app = await NestFactory.create(Nothing, new FastifyAdapter(), { logger: false });
  const document = SwaggerModule.createDocument(app, new DocumentBuilder().build(), { extraModels: classes });
  await app.close();
  finishSchemas(document);
  const all = (document.components?.schemas ?? {}) as Record<string, Json>;
  const inline: Refer = (name) => translate(all[name], inline);
  const referring: Refer = (name) => ({ $ref: `#/components/schemas/${name}` });
  return {
    whole: new Map(classes.map((type) => [type, inline(type.name)])),
    components: Object.fromEntries(Object.entries(all).map(([name, schema]) => [name, translate(schema, referring)])),
  };
}
