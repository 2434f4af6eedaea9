import { ManagementServer } from '@ovipro/platform/server';
import { client, type Send, sendRaw, type TestIssuer, testIssuer } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { GatewayConfig, urlKey } from '../config';
import { startGateway } from '../gateway';
import { services } from '../prefixes';
import { testUpstream, type TestUpstream } from './upstream';

/** A gateway on a free port, before services of the test's own. */
export interface TestGateway {
  url: string;
  /** The management port. */
  managementUrl: string;
  /** By service: one for each in the prefix table. */
  upstreams: Record<string, TestUpstream>;
  lead: TestUpstream;
  agency: TestUpstream;
  issuer: TestIssuer;
  /** A good token of a caller of its own, or of `sub`. */
  token(sub?: string): Promise<string>;
  send: Send;
  /** Sends bytes as they are, and answers what comes back until the connection ends or `until` is found. */
  raw(text: string | Buffer, until?: RegExp): Promise<string>;
  close(): Promise<void>;
}

/** A machine that is busy with other tests is late, and is to answer all the same. */
const unhurried = { maxEventLoopDelayMs: 0 };

const configOf = (own: Partial<GatewayConfig>): GatewayConfig =>
  Object.assign(new GatewayConfig(), { port: 0, logLevel: 'silent', nodeEnv: 'test', ...unhurried, ...own });

/** @param own overrides its configuration */
export async function testGateway(own: Partial<GatewayConfig> = {}): Promise<TestGateway> {
  const issuer = await testIssuer();
  const started = services.map(async (service) => [service, await testUpstream()] as const);
  const upstreams = Object.fromEntries(await Promise.all(started));
  const urls = Object.fromEntries(
    services.flatMap((service) => [
      [urlKey(service), upstreams[service].url],
      [urlKey(`${service}-management`), upstreams[service].url],
    ]),
  );
  const given = { ...urls, jwksUrl: issuer.jwksUrl, ...own };
  const app = await startGateway(configOf(given as Partial<GatewayConfig>));
  const url = await app.getUrl();
  return {
    url,
    managementUrl: app.get(ManagementServer).url,
    upstreams,
    lead: upstreams.lead,
    agency: upstreams.agency,
    issuer,
    token: (sub = randomUUID()) => issuer.token({ sub }),
    send: client(url),
    raw: (text, until) => sendRaw(Number(new URL(url).port), text, until),
    close: async () => {
      await app.close();
      await Promise.all([...Object.values(upstreams), issuer].map((each) => each.close()));
    },
  };
}

/** The head of a raw request. */
export const head = (method: string, path: string, headers: Record<string, string> = {}): string =>
  [
    `${method} ${path} HTTP/1.1`,
    ...Object.entries({ host: 'test', ...headers }).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n');
