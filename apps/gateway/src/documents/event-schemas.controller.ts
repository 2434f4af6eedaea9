import { Controller, Get, Header, Param } from '@nestjs/common';
import { notFound } from '@ovipro/platform';
import { asyncApi, eventSchemas } from './event-documents';

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
    const schema = eventSchemas.get(file);
    if (!schema) throw notFound();
    return schema;
  }
}
