import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { notFound } from '@ovipro/platform';
import type { FastifyRequest } from 'fastify';
import { type Api, apis } from '../prefixes';
import { asyncApi, asyncApiOf, eventSchemas } from './event-documents';

const urlOf = ({ base }: Api): string => `${base}/asyncapi.json`;

/** What the events are, for everybody: the addresses that `dataschema` names, and the document of them all. */
@Controller()
export class EventSchemasController {
  private readonly documents = new Map<string, string>();

  @Get('asyncapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  all(): string {
    return asyncApi;
  }

  /** What one API's service publishes. */
  @Get(apis.map(urlOf))
  @Header('content-type', 'application/json; charset=utf-8')
  ofApi(@Req() { routeOptions }: FastifyRequest): string {
    const { name } = apis.find((api) => urlOf(api) === routeOptions.url) as Api;
    const kept = this.documents.get(name) ?? asyncApiOf(name);
    this.documents.set(name, kept);
    return kept;
  }

  @Get('schemas/events/:file')
  @Header('content-type', 'application/schema+json; charset=utf-8')
  one(@Param('file') file: string): string {
    const schema = eventSchemas.get(file);
    if (!schema) throw notFound();
    return schema;
  }
}
