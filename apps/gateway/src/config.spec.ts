import { ConfigError } from '@ovipro/platform';
import { loadConfig } from '@ovipro/platform/server';
import { GatewayConfig, urlKey } from './config';
import { apis, services } from './prefixes';

/** `asset-requirement` is `ASSET_REQUIREMENT_URL`. */
const variable = (service: string): string => `${service.replaceAll('-', '_').toUpperCase()}_URL`;
const least = {
  PORT: '8080',
  JWKS_URL: 'http://agency/jwks.json',
  ...Object.fromEntries(services.map((service) => [variable(service), `http://${service}:3000`])),
};
const load = (env: Record<string, string> = {}) => loadConfig(GatewayConfig, { ...least, ...env });

describe('the configuration', () => {
  it('has defaults for what need not be said', () => {
    expect(load()).toMatchObject({
      leadUrl: 'http://lead:3000',
      agencyUrl: 'http://agency:3000',
      rateLimitPerSecond: 600,
      gatewayReplicas: 1,
      upstreamTimeoutMs: 20_000,
      maxPending: 1_000,
      maxPendingPerCaller: 300,
      maxAtServicePerCaller: 8,
      maxEventLoopDelayMs: 500,
      managementHost: '127.0.0.1',
      managementPort: 0,
    });
    expect(load()).not.toHaveProperty('corsOrigins');
    expect(load({ CORS_ORIGINS: '', API_KEY_HASHES: '' })).not.toHaveProperty('apiKeyHashes');
  });

  it('takes what is said', () => {
    const hashes = `${'a'.repeat(64)},${'0'.repeat(64)}`;
    expect(
      load({ CORS_ORIGINS: 'loopback,https://app.example', API_KEY_HASHES: hashes, RATE_LIMIT_PER_SECOND: '0' }),
    ).toMatchObject({
      corsOrigins: 'loopback,https://app.example',
      apiKeyHashes: hashes,
      rateLimitPerSecond: 0,
    });
  });

  it('asks for the URL of every service in the table', () => {
    for (const service of services) {
      const name = variable(service);
      expect(() => load({ [name]: '' })).toThrow(new RegExp(`${name} is required`));
    }
    expect(urlKey('asset-requirement')).toBe('assetRequirementUrl');
  });

  it.each([
    ['LEAD_URL', 'lead:3000'],
    ['LEAD_URL', 'http://lead/path'],
    ['CORS_ORIGINS', 'https://app.example/'],
    ['CORS_ORIGINS', '*'],
    ['API_KEY_HASHES', 'secret'],
    ['API_KEY_HASHES', 'A'.repeat(63)],
    ['RATE_LIMIT_PER_SECOND', '-1'],
    ['UPSTREAM_TIMEOUT_MS', 'long'],
    ['TRUSTED_PROXIES', 'everyone'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => load({ [name]: value })).toThrow(ConfigError);
    expect(() => load({ [name]: value })).toThrow(name);
  });
});

describe('the prefix table', () => {
  it('has each API once, below its own base path', () => {
    expect(new Set(apis.map(({ base }) => base)).size).toBe(apis.length);
    for (const { name, base } of apis) expect(base).toBe(`/${name}/v1`);
    expect(apis.filter(({ open }) => open).map(({ name }) => name)).toEqual(['authentication']);
  });
});
