import type { FastifyInstance } from 'fastify';
import { ApiError, notFound } from '../errors/api-error';

declare module 'fastify' {
  interface FastifyInstance {
    /** The methods of each path, without those that are only there to be refused. */
    ownRoutes: Map<string, Set<string>>;
  }
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

/** Notes every route as it is registered. To be called before the routes are. */
export function collectRoutes(fastify: FastifyInstance): Map<string, Set<string>> {
  const routes = new Map<string, Set<string>>();
  fastify.decorate('ownRoutes', routes);
  fastify.addHook('onRoute', ({ url, method, config }) => {
    if ((config as { refused?: boolean } | undefined)?.refused) return;
    const known = routes.get(url) ?? new Set();
    [method].flat().forEach((name) => known.add(name.toUpperCase()));
    routes.set(url, known);
  });
  return routes;
}

/** Answers 405 with `Allow` for the methods that a known path does not have. To be called after the routes are registered. */
export function refuseOtherMethods(fastify: FastifyInstance, routes: Map<string, Set<string>>): void {
  for (const [url, known] of [...routes]) {
    const allow = [...known].sort().join(', ');
    const others = methods.filter((method) => !known.has(method));
    if (url.includes('*') || others.length === 0) continue;
    fastify.route({
      method: others,
      url,
      config: { refused: true } as object,
      handler: ({ params }) => {
        // `/leads/` is no path of `/leads/:leadId`
        if (Object.values(params as object).includes('')) throw notFound();
        const message = `This path has ${allow} only.`;
        throw new ApiError(405, 'BAD_REQUEST_PARAMETERS', message, { headers: { allow } });
      },
    });
  }
}
