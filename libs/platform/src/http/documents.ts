import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Access } from '../auth/permission';
import type { Service } from '../service';
import { apiDocument } from './openapi';

const access: Access = { public: true, requestId: false };

/** Serves each API's document: `/openapi.json`, and `/openapi/<api>.json` where a service has several. Built when first asked for. */
export function serveDocuments(fastify: FastifyInstance, app: NestFastifyApplication, service: Service): void {
  service.apis.forEach((api, index) => {
    let text: string | undefined;
    const urls = [...(index === 0 ? ['/openapi.json'] : []), `/openapi/${api.name}.json`];
    for (const url of urls) {
      fastify.get(url, { config: { access } }, (_request, reply) => {
        text ??= JSON.stringify(apiDocument(app, api));
        void reply.type('application/json; charset=utf-8').send(text);
      });
    }
  });
}
