import { Controller, Get, Header, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Api, apis } from '../prefixes';
import { Documents } from './documents';

const json = 'application/json; charset=utf-8';
const urlOf = ({ base }: Api): string => `${base}/openapi.json`;

/** What the APIs are, for everybody. */
@Controller()
export class DocumentsController {
  constructor(private readonly documents: Documents) {}

  @Get('openapi.json')
  @Header('content-type', json)
  all(): Promise<string> {
    return this.documents.all();
  }

  @Get(apis.map(urlOf))
  @Header('content-type', json)
  one(@Req() { routeOptions }: FastifyRequest): Promise<string> {
    return this.documents.one(apis.find((api) => urlOf(api) === routeOptions.url) as Api);
  }
}
