import { Controller, Get, Header, Param } from '@nestjs/common';
import { notFound } from '@ovipro/platform';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folder = join(dirname(require.resolve('@ovipro/contracts/package.json')), 'asyncapi');
const schemas = new Map(
  readdirSync(join(folder, 'schemas')).map((file) => [file, readFileSync(join(folder, 'schemas', file), 'utf8')]),
);
const asyncApi = readFileSync(join(folder, 'asyncapi.json'), 'utf8');

/** What the events are, for everybody: the addresses that `dataschema` names, and the document of them all. */
@Controller()
export class EventSchemasController {
  @Get('asyncapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  all(): string {
    return asyncApi;
  }

  @Get('schemas/events/:file')
  @Header('content-type', 'application/schema+json; charset=utf-8')
  one(@Param('file') file: string): string {
    const schema = schemas.get(file);
    if (!schema) throw notFound();
    return schema;
  }
}
