import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { notFound } from '@ovipro/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { redocPolicy } from '../access/security-headers';
import { Documents } from '../documents/documents';
import { apis } from '../prefixes';
import { ApiCards } from './api-cards';
import { assets } from './assets';
import { eventsPage } from './events/events-page';
import { indexPage } from './index-page';
import { allPage, apiPage } from './reference-page';
import { Served } from './served';

const page = (text: string): Served => new Served(text, 'text/html; charset=utf-8');

/** The pages that Redoc draws, by the last part of their path. */
const references = new Map([
  ...apis.map(({ name, base }): [string, Served] => [name, page(apiPage(name, base))]),
  ['all', page(allPage())],
]);

/** The documentation as people read it, for everybody. */
@Controller('docs')
export class DocsController {
  private readonly cards: ApiCards;
  private readonly eventsPage = page(eventsPage());

  constructor(documents: Documents) {
    this.cards = new ApiCards(documents);
  }

  @Get()
  async index(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return page(indexPage(await this.cards.all())).send(request, reply);
  }

  @Get('events')
  events(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.eventsPage.send(request, reply);
  }

  @Get([...references.keys()])
  reference(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('content-security-policy', redocPolicy);
    const name = (request.routeOptions.url as string).replace('/docs/', '');
    return (references.get(name) as Served).send(request, reply);
  }

  @Get('assets/:file')
  asset(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asset = assets.get(file);
    if (!asset) throw notFound();
    return asset.send(request, reply);
  }
}
