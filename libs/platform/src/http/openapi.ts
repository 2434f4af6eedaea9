import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ErrorBody, ErrorEntry } from '@ovipro/contracts';
import type { Api } from '../service';
import { conventions } from './openapi-conventions';
import { addExamples } from './openapi-examples';
import { finishSchemas } from './openapi-schemas';
import { closeRequests } from './openapi-open-answers';
import { finishOperations } from './openapi-operations';

/** Where the gateway serves an API. */
export const basePath = (api: string): string => `/${api}/v1`;

/** The OpenAPI 3.0 document of one API, complete: conventions of every operation included. */
export function apiDocument(app: INestApplication, api: Api): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle(api.title)
    .setDescription(`${api.description}\n\n${conventions}`)
    .setVersion('1.0')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer(basePath(api.name))
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearerAuth')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-API-Key' }, 'apiKey')
    .build();
  const document = SwaggerModule.createDocument(app, builder, {
    include: api.modules,
    extraModels: [ErrorBody, ErrorEntry],
    operationIdFactory: (_controller, method) => method,
  });
  document.tags = Object.entries(api.tags).map(([name, description]) => ({ name, description }));
  document.info.contact = { name: 'OviPro', email: 'developer@ovipro.fi' };
  finishSchemas(document);
  finishOperations(document);
  closeRequests(document);
  addExamples(document);
  return document;
}
