import proxyAddr from '@fastify/proxy-addr';
import type { Logger } from '@ovipro/platform';
import { type AccessLogEntry, type LoadShedder, spanOutcome } from '@ovipro/platform/edge';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { admissionChecks, type AdmissionParts } from '../access/admission-checks';
import { openRequest, type EdgePolicy } from '../access/open-request';
import { apis } from '../prefixes';
import { forwarding } from './forward';
import { type ProxyRequest, refuse } from './proxy-request';
import { pathBelow } from './path';
import type { Upstreams } from './upstreams';

interface Parts extends AdmissionParts {
  upstreams: Upstreams;
  load: LoadShedder;
  policy: EdgePolicy;
  /** Addresses or networks of load balancers, separated by commas. */
  trustedProxies?: string;
  logger: Logger;
  logAccess(answered: AccessLogEntry): void;
}

/** An API below its prefix: who may pass, and the way to its service. */
interface ProxyRoute {
  base: string;
  admit(proxyRequest: ProxyRequest): Promise<void>;
  forward(proxyRequest: ProxyRequest): void;
}

/** The address of a caller: of the connection, or what a trusted load balancer says. */
function addressOf(trusted: string | undefined): (request: IncomingMessage) => string {
  if (!trusted) return ({ socket }) => socket.remoteAddress ?? '';
  const isTrusted = proxyAddr.compile(trusted.split(','));
  return (request) => proxyAddr(request, isTrusted);
}

/**
 * Serves what is below the prefixes, on the same port as Fastify and beside it: there is no route to find and no body to
 * read, and finding and reading would take longer than all checks.
 */
export class ApiServer {
  private readonly routes: ProxyRoute[];
  private readonly addressOf: (request: IncomingMessage) => string;
  private closing = false;

  constructor(private readonly parts: Parts) {
    this.addressOf = addressOf(parts.trustedProxies);
    this.routes = apis.map((api) => ({
      base: api.base,
      admit: admissionChecks(api, parts),
      forward: forwarding(api, parts.upstreams.of(api.service), parts.logger),
    }));
  }

  /** @returns whether the request was below a prefix, and is answered here */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    for (const route of this.routes) {
      const path = pathBelow(route.base, request.url ?? '');
      if (path === undefined) continue;
      void this.serve(route, path, request, response);
      return true;
    }
    return false;
  }

  /** From here on no connection outlives its answer. */
  close(): void {
    this.closing = true;
  }

  private async serve(
    route: ProxyRoute,
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const since = performance.now();
    const { context, headers, preflight } = openRequest(request, this.parts.policy);
    const proxyRequest = { request, response, context, path, ip: this.addressOf(request), headers, shed: false };
    response.once('finish', () => {
      const milliseconds = performance.now() - since;
      const { method } = context;
      const { shed } = proxyRequest;
      const answered = { status: response.statusCode, milliseconds, context, shed };
      context.span?.end(spanOutcome(method, `${route.base}/*`, response.statusCode));
      this.parts.logAccess({ method, route: `${route.base}/*`, ...answered });
    });
    if (this.closing) response.setHeader('connection', 'close');
    if (preflight) return void response.writeHead(204, headers).end();
    try {
      this.parts.load.admit(context.method, response);
      await route.admit(proxyRequest);
      route.forward(proxyRequest);
    } catch (error) {
      refuse(proxyRequest, error, this.parts.logger);
    }
  }
}
