import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { finishSchemas } from './openapi-schemas';

@Module({})
class Nothing {}

type Class = new () => object;
type Json = Record<string, unknown>;

/** Puts each referenced schema in its place, so that a schema stands alone, and says what JSON Schema 2020-12 knows. */
function inline({ $ref, allOf, ...own }: Json, all: Record<string, Json>): Json {
  if ($ref) return inline(all[($ref as string).split('/').at(-1) as string], all);
  const parts = ((allOf ?? []) as Json[]).map((part) => inline(part, all));
  const keywords = Object.entries(own).flatMap(([keyword, value]): [string, unknown][] => {
    if (keyword === 'additionalProperties') return [];
    if (keyword === 'example') return [['examples', [value]]];
    if (keyword === 'items') return [[keyword, inline(value as Json, all)]];
    if (keyword === 'oneOf') return [[keyword, (value as Json[]).map((part) => inline(part, all))]];
    if (keyword !== 'properties') return [[keyword, value]];
    const properties = Object.entries(value as Record<string, Json>);
    return [[keyword, Object.fromEntries(properties.map(([name, property]) => [name, inline(property, all)]))]];
  });
  return Object.assign({}, ...parts, Object.fromEntries(keywords)) as Json;
}

/** The JSON Schema of classes of house decorators. Open to further properties, since events may grow. */
export async function schemasOf(classes: Class[]): Promise<Map<Class, object>> {
  const app = await NestFactory.create(Nothing, new FastifyAdapter(), { logger: false });
  const document = SwaggerModule.createDocument(app, new DocumentBuilder().build(), { extraModels: classes });
  await app.close();
  finishSchemas(document);
  const all = (document.components?.schemas ?? {}) as Record<string, Json>;
  return new Map(classes.map((type) => [type, inline(all[type.name], all)]));
}
