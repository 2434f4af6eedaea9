import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A key and its certificate, in PEM. */
export interface KeyPair {
  key: string;
  certificate: string;
}

/** A certificate authority of a test. */
export interface Authority {
  /** Its own certificate, in PEM. */
  certificate: string;
  /** For a server on this machine, by address and by name. */
  serverKeyPair(): KeyPair;
  /** Removes its files. */
  remove(): void;
}

/** A chapter of tests with certificates; skipped where there is no openssl to make them, which is said. */
export function describeWithOpenssl(title: string, chapter: () => void): void {
  const missing = spawnSync('openssl', ['version']).status !== 0;
  if (missing) process.stderr.write(`${title} is not tested: openssl is not installed\n`);
  (missing ? describe.skip : describe)(`${title} [needs openssl]`, chapter);
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

function make(folder: string, name: string, args: string[]): KeyPair {
  const files = ['-keyout', `${name}.key`, '-out', `${name}.crt`, '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...newKey, ...files, ...args], { cwd: folder, stdio: 'pipe' });
  const [key, certificate] = ['key', 'crt'].map((ending) => readFileSync(join(folder, `${name}.${ending}`), 'utf8'));
  return { key, certificate };
}

/** Makes an authority. */
export function testAuthority(name: string): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'ovipro-test-tls-'));
  const { certificate } = make(folder, 'authority', ['-subj', `/CN=${name}`]);
  const by = ['-CA', 'authority.crt', '-CAkey', 'authority.key', '-addext', 'basicConstraints=critical,CA:false'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];
  return {
    certificate,
    serverKeyPair: () => make(folder, 'server', [...by, ...names]),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
