import { BooleanField, Field, IntField, pattern } from '@ovipro/contracts';
import { ProcessConfig } from '@ovipro/platform/server';
import { services } from './prefixes';

const origin = pattern(2000, /^https?:\/\/[^\s/?#@]+$/, 'an http URL without a path');
const origins = pattern(4000, /^(loopback|https?:\/\/[^\s/?#@,]+)(,(loopback|https?:\/\/[^\s/?#@,]+))*$/, 'origins');
const hashes = pattern(65_536, /^[0-9a-f]{64}(,[0-9a-f]{64})*$/, 'SHA-256 sums in hexadecimal, separated by commas');
const addresses = pattern(4000, /^[0-9a-fA-F.:/]+(,[0-9a-fA-F.:/]+)*$/, 'addresses or networks, separated by commas');

type UrlKey = `${string}Url`;

/** Where the configuration keeps the URL of a service: `asset-requirement` in `assetRequirementUrl`, read from `ASSET_REQUIREMENT_URL`. */
export const urlKey = (service: string): UrlKey =>
  `${service.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}Url`;

/** What the gateway reads from its environment. */
export class GatewayConfig extends ProcessConfig {
  /** The base URL of each service, and of its management port where that is known. */
  [url: UrlKey]: string | undefined;

  /** Origins of web apps, separated by commas; `loopback` stands for any loopback address with any port. None if absent. */
  @Field(origins, { optional: true })
  corsOrigins?: string;

  /** SHA-256 sums of the API keys, separated by commas. Where there are none, no key is asked for. */
  @Field(hashes, { optional: true })
  apiKeyHashes?: string;

  /** Compresses answers of 1 kB and more for callers who ask for that; to be switched off where an ingress does it. */
  @BooleanField()
  compressAnswers = true;

  /** Requests a second of one caller, over all gateways; 0 for no limit. */
  @IntField({ min: 0, max: 1_000_000 })
  rateLimitPerSecond = 600;

  /** How many gateways there are; each grants its share of the rate limit. */
  @IntField({ min: 1, max: 1_000 })
  gatewayReplicas = 1;

  /** How long a service may take to begin its answer. */
  @IntField({ min: 10, max: 600_000 })
  upstreamTimeoutMs = 20_000;

  /** Requests that may wait for one service; more are refused at once, reads at half of it. */
  @IntField({ min: 1, max: 100_000 })
  maxPending = 1_000;

  /** Of these, the requests of one caller; 0 for no limit. */
  @IntField({ min: 0, max: 100_000 })
  maxPendingPerCaller = 300;

  /** Of the requests of one caller those that are at the service at a time, while the others wait for their turn; 0 for no limit. */
  @IntField({ min: 0, max: 100_000 })
  maxAtServicePerCaller = 8;

  /** Load balancers in front, whose `X-Forwarded-For` names the caller. No other is believed. */
  @Field(addresses, { optional: true })
  trustedProxies?: string;
}

for (const service of services) {
  Field(origin, { description: `Base URL of ${service}` })(GatewayConfig.prototype, urlKey(service));
  Field(origin, { optional: true, description: `Management port of ${service}` })(
    GatewayConfig.prototype,
    urlKey(`${service}-management`),
  );
}
