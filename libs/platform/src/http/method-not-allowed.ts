import type { FastifyInstance } from 'fastify';
import { METHODS } from 'node:http';
import type { Access } from '../auth/permission';
import { notFound } from '../errors/api-error';
import { methodNotAllowed } from './http-error';

declare module 'fastify' {
  interface FastifyInstance {
    /** The methods of each path, without those that are only there to be refused. */
    ownRoutes: Map<string, Set<string>>;
    /** Paths that take callers without a token; by which methods, they learn without one too. */
    publicRoutes: Set<string>;
  }
}

/** CONNECT never reaches a route. */
const methods = METHODS.filter((method) => method !== 'CONNECT');

/** Notes every route as it is registered, and has HEAD wherever GET is. To be called before the routes are. */
export function collectRoutes(fastify: FastifyInstance): Map<string, Set<string>> {
  const routes = new Map<string, Set<string>>();
  // Fastify has opinions on bodies and their media types, which would come before ours
  for (const method of methods) fastify.addHttpMethod(method, { hasBody: false, overrideExisting: true });
  fastify.decorate('ownRoutes', routes);
  const publicRoutes = new Set<string>();
  fastify.decorate('publicRoutes', publicRoutes);
  fastify.addHook('onRoute', (route) => {
    const { url, config } = route;
    const { refused, access } = (config ?? {}) as { refused?: boolean; access?: Access };
    if (refused) return;
    const own = [route.method].flat();
    // Node leaves out the body, and keeps the headers that tell of it
    if (own.includes('GET') && !own.includes('HEAD')) route.method = [...own, 'HEAD'];
    if (access?.public) publicRoutes.add(url);
    const known = routes.get(url) ?? new Set();
    [route.method].flat().forEach((name) => known.add(name.toUpperCase()));
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
      config: { refused: true, access: { public: fastify.publicRoutes.has(url) } satisfies Access } as object,
      handler: ({ params }) => {
        // `/leads/` is no path of `/leads/:leadId`
        if (Object.values(params as object).includes('')) throw notFound();
        throw methodNotAllowed(allow);
      },
    });
  }
}
