import { services } from '@ovipro/deploy';
import { type ApiDocument, mergeDocuments } from '@ovipro/gateway';
import { type Service, type ServiceConfig } from '@ovipro/platform';
import { basePath } from '@ovipro/platform/edge';
import { apiDocument, createHttpApp, createLogger, moduleOf } from '@ovipro/platform/server';

/** A configuration that starts nothing: no database is reached while documents are made. */
export function idleConfig(service: Service): ServiceConfig {
  const nowhere = 'postgres://nobody@127.0.0.1:1/none';
  return Object.assign(new service.config(), {
    port: 0,
    role: 'both',
    logLevel: 'silent',
    databaseUrl: nowhere,
    eventsDatabaseUrl: nowhere,
    jwksUrl: 'http://127.0.0.1:1/jwks.json',
    signingKeySecret: 'only the documents are made with this one',
  });
}

/** The document of each API by name, and the gateway's under `ovipro`. */
export async function openApiDocuments(): Promise<Map<string, object>> {
  const documents: ApiDocument[] = [];
  for (const service of services) {
    const app = await createHttpApp(moduleOf(service, idleConfig(service)), createLogger(service.name, 'silent'));
    documents.push(
      ...service.apis.map((api) => ({ name: api.name, base: basePath(api.name), document: apiDocument(app, api) })),
    );
    await app.close();
  }
  const named = documents.map(({ name, document }): [string, object] => [name, document]);
  return new Map([...named, ['ovipro', mergeDocuments(documents)]]);
}
