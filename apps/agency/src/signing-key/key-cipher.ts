import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;

/** Encrypts what is kept at rest, each value bound to the name of what it belongs to. */
export class KeyCipher {
  private readonly key: Buffer;

  /** @param secret at least 32 characters */
  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'ovipro signing keys', 32));
  }

  /** Initialisation vector, tag and ciphertext. */
  seal(name: string, text: string): Buffer {
    const iv = randomBytes(ivLength);
    const cipher = createCipheriv(algorithm, this.key, iv).setAAD(Buffer.from(name));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** @throws Error where it was sealed under another secret or name, or was changed since */
  open(name: string, sealed: Buffer): string {
    const iv = sealed.subarray(0, ivLength);
    const tag = sealed.subarray(ivLength, ivLength + tagLength);
    const decipher = createDecipheriv(algorithm, this.key, iv, { authTagLength: tagLength });
    decipher.setAAD(Buffer.from(name)).setAuthTag(tag);
    return decipher.update(sealed.subarray(ivLength + tagLength), undefined, 'utf8') + decipher.final('utf8');
  }
}
