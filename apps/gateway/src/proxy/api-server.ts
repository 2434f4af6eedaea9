import proxyAddr from '@fastify/proxy-addr';
import type { Answered, Logger } from '@ovipro/platform';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { admission, type Admission } from '../access/admission';
import { receive, type Reception } from '../access/receive';
import { apis } from '../prefixes';
import { forwarding } from './forward';
import { type Passage, refuse } from './passage';
import { pathBelow } from './path';
import type { Upstreams } from './upstreams';

interface Parts extends Admission {
  upstreams: Upstreams;
  reception: Reception;
  /** Addresses or networks of load balancers, separated by commas. */
  trustedProxies?: string;
  logger: Logger;
  tell(answered: Answered): void;
}

/** An API below its prefix: who may pass, and the way to its service. */
interface Way {
  base: string;
  admit(passage: Passage): Promise<void>;
  forward(passage: Passage): void;
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
  private readonly ways: Way[];
  private readonly addressOf: (request: IncomingMessage) => string;
  private closing = false;

  constructor(private readonly parts: Parts) {
    this.addressOf = addressOf(parts.trustedProxies);
    this.ways = apis.map((api) => ({
      base: api.base,
      admit: admission(api, parts),
      forward: forwarding(api, parts.upstreams.of(api.service), parts.logger),
    }));
  }

  /** @returns whether the request was below a prefix, and is answered here */
  take(request: IncomingMessage, response: ServerResponse): boolean {
    for (const way of this.ways) {
      const path = pathBelow(way.base, request.url ?? '');
      if (path === undefined) continue;
      void this.serve(way, path, request, response);
      return true;
    }
    return false;
  }

  /** From here on no connection outlives its answer. */
  close(): void {
    this.closing = true;
  }

  private async serve(way: Way, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const since = performance.now();
    const { context, headers, preflight } = receive(request, this.parts.reception);
    const passage = { request, response, context, path, ip: this.addressOf(request), headers };
    response.once('finish', () => {
      const milliseconds = performance.now() - since;
      const { method } = context;
      this.parts.tell({ method, route: `${way.base}/*`, status: response.statusCode, milliseconds, context });
    });
    if (this.closing) response.setHeader('connection', 'close');
    if (preflight) return void response.writeHead(204, headers).end();
    try {
      await way.admit(passage);
      way.forward(passage);
    } catch (error) {
      refuse(passage, error, this.parts.logger);
    }
  }
}
