import type { JsonWebKey, JsonWebKeySet } from '@ovipro/contracts';
import { type Clock, type Logger, type Transaction, unavailable, type UnitOfWork } from '@ovipro/platform';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { randomUUID } from 'node:crypto';
import type { KeyCipher } from './key-cipher';
import { expired, publishedAhead, signingAt, successorFrom } from './key-times';
import type { KeyRow } from './signing-key.entity';
import { deleteKeys, insertKey, oneKeyMakerAtATime, readKeys } from './signing-key.rows';

const algorithm = 'ES256';

/** How old a process's list of keys may be, in milliseconds. */
const maxAgeMs = 2_000;

/** What is published of a key: the whitelist. */
const toPublicKey = ({ kid, publicKey: { kty, crv, x, y, alg, use } }: KeyRow): JsonWebKey => ({
  kty,
  crv,
  x,
  y,
  kid,
  alg,
  use,
});

/** A key that this process can sign with. */
export interface SigningKey {
  kid: string;
  key: CryptoKey;
}

export interface SigningKeyParts {
  unitOfWork: UnitOfWork;
  cipher: KeyCipher;
  clock: Clock;
  logger: Logger;
  /** How long a key signs. */
  days: number;
}

/**
 * The keys that tokens are signed with. They live in the database, so that all processes use the same; whichever finds
 * one due makes it, published a while before it signs, and it stays published until its last token has run out.
 */
export class SigningKeys {
  private rows: KeyRow[] = [];
  private readAt = -Infinity;
  private reading?: Promise<KeyRow[]>;
  /** Private halves by key id; undefined for one that cannot be opened. */
  private readonly opened = new Map<string, CryptoKey | undefined>();

  constructor(private readonly parts: SigningKeyParts) {}

  /** The key to sign with now. */
  async current(): Promise<SigningKey> {
    const row = signingAt(this.usable(await this.keys()), this.parts.clock.now());
    if (!row) throw unavailable('There is no key to sign with.');
    return { kid: row.kid, key: this.opened.get(row.kid) as CryptoKey };
  }

  /** Every key that a valid token may be signed with, or soon will be. */
  async published(): Promise<JsonWebKeySet> {
    return { keys: (await this.keys()).map(toPublicKey) };
  }

  /** Has a new key take over as soon as it has been published long enough. */
  async rotate(): Promise<{ kid: string; signsFrom: Date }> {
    return this.parts.unitOfWork.run(async (tx) => {
      await oneKeyMakerAtATime(tx);
      const first = !signingAt(await readKeys(tx), tx.now);
      const key = await this.make(first ? tx.now : new Date(tx.now.getTime() + publishedAhead));
      await insertKey(tx, key);
      return key;
    });
  }

  private keys(): Promise<KeyRow[]> {
    this.reading ??= this.fresh().finally(() => (this.reading = undefined));
    return this.reading;
  }

  /** The list of keys, brought up to date where it is old or something is due. While the database is away the old list serves. */
  private async fresh(): Promise<KeyRow[]> {
    try {
      if (performance.now() - this.readAt > maxAgeMs) await this.take(await this.parts.unitOfWork.run(readKeys));
      if (this.isDue()) await this.take(await this.parts.unitOfWork.run((tx) => this.renew(tx)));
    } catch (err) {
      if (this.rows.length === 0) throw err;
      this.parts.logger.warn({ event: 'signing_keys.read_failed', err }, 'signing keys not read, using those known');
    }
    return this.rows;
  }

  private async take(rows: KeyRow[]): Promise<void> {
    for (const row of rows) if (!this.opened.has(row.kid)) this.opened.set(row.kid, await this.open(row));
    this.rows = rows;
    this.readAt = performance.now();
  }

  private usable(rows: KeyRow[]): KeyRow[] {
    return rows.filter(({ kid }) => this.opened.get(kid) !== undefined);
  }

  private isDue(): boolean {
    const now = this.parts.clock.now();
    return (
      successorFrom(this.usable(this.rows), now, this.parts.days) !== undefined || expired(this.rows, now).length > 0
    );
  }

  /** Looks again once nobody else can be at it, and does what is still due. */
  private async renew(tx: Transaction): Promise<KeyRow[]> {
    await oneKeyMakerAtATime(tx);
    const rows = await readKeys(tx);
    await this.take(rows);
    const old = expired(rows, tx.now);
    if (old.length > 0)
      await deleteKeys(
        tx,
        old.map(({ kid }) => kid),
      );
    const kept = rows.filter((row) => !old.includes(row));
    const signsFrom = successorFrom(this.usable(kept), tx.now, this.parts.days);
    if (!signsFrom) return kept;
    const key = await this.make(signsFrom);
    await insertKey(tx, key);
    this.parts.logger.info({ event: 'signing_keys.created', kid: key.kid, signsFrom }, 'signing key created');
    return [...kept, key];
  }

  private async make(signsFrom: Date): Promise<KeyRow> {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
    const kid = randomUUID();
    const jwk = await exportJWK(privateKey);
    const { d: _private, ...open } = jwk;
    const publicKey = { ...open, kid, alg: algorithm, use: 'sig' } as JsonWebKey;
    return { kid, publicKey, privateKey: this.parts.cipher.seal(kid, JSON.stringify(jwk)), signsFrom };
  }

  private async open({ kid, privateKey }: KeyRow): Promise<CryptoKey | undefined> {
    try {
      const jwk = JSON.parse(this.parts.cipher.open(kid, privateKey)) as JWK;
      return (await importJWK(jwk, algorithm)) as CryptoKey;
    } catch (err) {
      this.parts.logger.warn({ event: 'signing_keys.decryption_failed', err, kid }, 'signing key cannot be decrypted');
      return undefined;
    }
  }
}
