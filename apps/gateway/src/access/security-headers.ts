import helmet, { type HelmetOptions } from 'helmet';
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Headers = Record<string, string>;

/** What helmet would set on every answer, asked once: the headers never differ, and setting them one by one costs time. */
function headersOf(options: HelmetOptions): Headers {
  const headers: Headers = {};
  const response = {
    setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  };
  helmet(options)({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error) throw error;
  });
  return headers;
}

const common = (production: boolean) => ({
  strictTransportSecurity: production,
  xFrameOptions: { action: 'deny' as const },
});

/** For answers that no browser shows: nothing may be loaded or framed. */
export const answerHeaders = (production: boolean): Headers =>
  headersOf({
    ...common(production),
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });

type Directives = Record<string, string[]>;

const nobody: Directives = { baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] };

/** For the gateway's own pages: a style sheet and pictures from here alone, and no script at all. */
export const pageHeaders = (production: boolean): Headers =>
  headersOf({
    ...common(production),
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], styleSrc: ["'self'"], imgSrc: ["'self'"], ...nobody },
    },
  });

/** Redoc 2.5.4 adds its rules to an empty style element, and has one with the rules of its scroll bar: their sums. */
const redocStyles = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc='",
];

/** For the pages on which Redoc runs. It searches in a worker made from a blob; all else comes from here alone. */
export const redocPolicy: string = headersOf({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", ...redocStyles],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ['blob:'],
      ...nobody,
    },
  },
})['content-security-policy'];
