import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { unavailable } from '../errors/api-error';
import type { Logger } from '../telemetry/logger';

const maxAgeMs = 10 * 60_000;
const minRefetchMs = 30_000;
const fetchTimeoutMs = 3_000;

/**
 * Caches the token issuer's public keys and refreshes them in the background: known keys go on working while the issuer
 * is away. Unknown key ids cause at most one fetch in 30 s, however many requests name them.
 */
export class Jwks {
  private keys?: JWTVerifyGetKey;
  private kids = new Set<string>();
  private fetchedAt = -Infinity;
  private triedAt = -Infinity;
  private fetching?: Promise<void>;
  private timer?: NodeJS.Timeout;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
  ) {}

  /** Fetches in the background until the first keys are there. */
  start(delay = 100): void {
    void this.refresh().then(() => {
      if (this.keys || this.stopped) return;
      this.timer = setTimeout(() => this.start(Math.min(delay * 2, 5_000)), delay);
      this.timer.unref();
    });
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Whether any key was ever fetched; until then no token can be verified. */
  get known(): boolean {
    return this.keys !== undefined;
  }

  /**
   * The keys to verify with a token that names `kid`.
   * @throws ApiError unavailable while no key was ever fetched
   */
  async forKey(kid: string | undefined): Promise<JWTVerifyGetKey> {
    const now = performance.now();
    if (!this.keys) await this.refresh();
    else if (kid !== undefined && !this.kids.has(kid) && now - this.triedAt > minRefetchMs) await this.refresh();
    else if (now - this.fetchedAt > maxAgeMs && now - this.triedAt > minRefetchMs) void this.refresh();
    if (!this.keys) throw unavailable('The keys of the token issuer are not known yet.');
    return this.keys;
  }

  private refresh(): Promise<void> {
    this.fetching ??= this.fetch().finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  private async fetch(): Promise<void> {
    this.triedAt = performance.now();
    try {
      const response = await fetch(this.url, { signal: AbortSignal.timeout(fetchTimeoutMs) });
      if (!response.ok) throw new Error(`status ${response.status}`);
      const set = (await response.json()) as JSONWebKeySet;
      this.keys = createLocalJWKSet(set);
      this.kids = new Set(set.keys.map((key) => key.kid ?? ''));
      this.fetchedAt = performance.now();
    } catch (err) {
      this.logger.warn({ event: 'auth.keys_fetch_failed', err, url: this.url }, 'keys of the token issuer not fetched');
    }
  }
}
