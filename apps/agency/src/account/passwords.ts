import { unavailable } from '@ovipro/platform';
import fastq from 'fastq';
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

interface Hashed {
  /** The binary logarithm of N. */
  cost: number;
  blockSize: number;
  parallel: number;
  salt: Buffer;
  key: Buffer;
}

const blockSize = 8;
const parallel = 1;
const saltLength = 16;
const keyLength = 32;

/** At the usual cost one hash takes 128 MiB and a third of a second of one of libuv's four threads. */
const atATime = 2;

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** As in `$scrypt$ln=17,r=8,p=1$<salt>$<key>`. */
const write = ({ cost, blockSize: r, parallel: p, salt, key }: Hashed): string =>
  `$scrypt$ln=${cost},r=${r},p=${p}$${base64(salt)}$${base64(key)}`;

function read(text: string): Hashed {
  const found = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/.exec(text);
  if (!found) throw new Error('A password hash is not readable.');
  const [cost, r, p] = found.slice(1, 4).map(Number);
  const [salt, key] = found.slice(4).map((part) => Buffer.from(part, 'base64'));
  return { cost, blockSize: r, parallel: p, salt, key };
}

/** The key of a password. The one form of a letter that systems write in several (ä) is settled here. */
function derive({ password, hashed }: { password: string; hashed: Hashed }): Promise<Buffer> {
  const { cost, blockSize: r, parallel: p, salt, key } = hashed;
  const options = { N: 2 ** cost, r, p, maxmem: 2 ** cost * r * 128 + 2 ** 20 };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, key.length, options, (error, derived) =>
      error ? reject(error) : resolve(derived),
    );
  });
}

/** Makes and checks the hashes that are kept of passwords: scrypt, a few at a time. */
export class Passwords {
  private readonly derivations = fastq.promise(derive, atATime);
  private readonly dummyHash: string;

  /**
   * @param cost the binary logarithm of scrypt's N
   * @param maxWaiting passwords that may wait for their turn
   */
  constructor(
    private readonly cost: number,
    private readonly maxWaiting = Infinity,
  ) {
    this.dummyHash = write({ ...this.fresh(), key: randomBytes(keyLength) });
  }

  async hash(password: string): Promise<string> {
    const hashed = this.fresh();
    const key = await this.deriveInTurn(password, hashed);
    return write({ ...hashed, key });
  }

  /**
   * Whether the password is the one that was hashed. Without a hash it takes as long and is not.
   * @throws ApiError unavailable where too many are being checked
   */
  async verify(password: string, hash: string | undefined): Promise<boolean> {
    const hashed = read(hash ?? this.dummyHash);
    const key = await this.deriveInTurn(password, hashed);
    return timingSafeEqual(key, hashed.key) && hash !== undefined;
  }

  /** Whether a hash was made at another cost than new ones are. */
  isOutdated(hash: string): boolean {
    return read(hash).cost !== this.cost;
  }

  private deriveInTurn(password: string, hashed: Hashed): Promise<Buffer> {
    if (this.derivations.length() >= this.maxWaiting) throw unavailable('Too many log in at this moment.');
    return this.derivations.push({ password, hashed });
  }

  private fresh(): Hashed {
    return { cost: this.cost, blockSize, parallel, salt: randomBytes(saltLength), key: Buffer.alloc(keyLength) };
  }
}
