import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { finishSchemas } from './openapi-schemas';

@Module({})
class Nothing {}

type Class = new () => object;
type Json = Record<string, unknown>;

/** Puts each referenced schema in its place, so that a schema stands alone. */
function inline(value: unknown, all: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => inline(item, all));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...rest } = value as Json & { $ref?: string };
  if ($ref) return inline(all[$ref.split('/').at(-1) as string], all);
  const { additionalProperties: _closed, ...open } = rest;
  return Object.fromEntries(Object.entries(open).map(([key, item]) => [key, inline(item, all)]));
}

/** The JSON Schema of classes of house decorators. Open to further properties, since events may grow. */
export async function schemasOf(classes: Class[]): Promise<Map<Class, object>> {
  const app = await NestFactory.create(Nothing, new FastifyAdapter(), { logger: false });
  const document = SwaggerModule.createDocument(app, new DocumentBuilder().build(), { extraModels: classes });
  await app.close();
  finishSchemas(document);
  const all = (document.components?.schemas ?? {}) as Record<string, unknown>;
  return new Map(classes.map((type) => [type, inline(all[type.name], all) as object]));
}
