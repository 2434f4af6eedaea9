import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KafkaStartError } from './errors';
import { javaProgram } from './java';

export interface Account {
  name: string;
  password: string;
}

/** Who may log in. Accounts are made with the data folder: a later start on it knows the same ones. */
export interface Secure {
  /** They may do what ACLs grant them, which is nothing at first. */
  users: Account[];
  /** May do everything, granting included. */
  admin: Account;
}

const everybody = ({ users, admin }: Secure): Account[] => [admin, ...users];

/** @throws KafkaStartError for what neither Kafka's settings nor its command line could quote */
export function assertAccounts(secure: Secure): void {
  const bad = everybody(secure).find(({ name, password }) => !/^[\w.-]+$/.test(name) || !/^[\w.-]+$/.test(password));
  if (bad) throw new KafkaStartError(`The account "${bad.name}": letters, digits, dots, dashes and underscores only.`);
}

/** The arguments of `StorageTool format` that make the accounts. */
export const scramArguments = (secure: Secure): string[] =>
  everybody(secure).flatMap(({ name, password }) =>
    ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((each) => [
      '--add-scram',
      `${each}=[name=${name},password=${password}]`,
    ]),
  );

/** Settings of listeners with log-in, beside the open one whose callers stay superusers. */
export function secureProperties(secure: Secure, tls: Tls): Record<string, string> {
  const scram = 'org.apache.kafka.common.security.scram.ScramLoginModule required;';
  const users = everybody(secure).map(({ name, password }) => ` user_${name}="${password}"`);
  const plain = `org.apache.kafka.common.security.plain.PlainLoginModule required${users.join('')};`;
  const modules = ['sasl_plaintext', 'sasl_ssl'].flatMap((listener) => [
    [`listener.name.${listener}.scram-sha-256.sasl.jaas.config`, scram],
    [`listener.name.${listener}.scram-sha-512.sasl.jaas.config`, scram],
    [`listener.name.${listener}.plain.sasl.jaas.config`, plain],
  ]);
  return {
    'sasl.enabled.mechanisms': 'SCRAM-SHA-256,SCRAM-SHA-512,PLAIN',
    ...(Object.fromEntries(modules) as Record<string, string>),
    'ssl.keystore.type': 'PKCS12',
    'ssl.keystore.location': tls.keystore,
    'ssl.keystore.password': tls.password,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'allow.everyone.if.no.acl.found': 'false',
    'super.users': `User:ANONYMOUS;User:${secure.admin.name}`,
  };
}

/** What the TLS listener shows, and by whom it is vouched for. */
export interface Tls {
  /** As the broker finds it, from the data folder. */
  keystore: string;
  password: string;
  /** The certificate of the authority, in PEM, for clients. */
  caFile: string;
}

/**
 * A certificate for 127.0.0.1 and localhost, by an authority that is made for it and whose key is thrown away.
 * It is kept in the data folder.
 * @throws KafkaStartError
 */
export function certificates(dataDir: string): Tls {
  const folder = join(dataDir, 'tls');
  if (!existsSync(folder)) {
    const draft = mkdtempSync(`${folder}-`);
    makeCertificates(draft);
    renameSync(draft, folder);
  }
  const password = readFileSync(join(folder, 'password'), 'utf8');
  return { keystore: 'tls/server.p12', password, caFile: join(folder, 'ca.pem') };
}

function makeCertificates(folder: string): void {
  const password = randomBytes(16).toString('hex');
  writeFileSync(join(folder, 'password'), password, { mode: 0o600 });
  const pair = ['-genkeypair', '-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '3650'];
  const names = 'san=ip:127.0.0.1,dns:localhost';
  for (const args of [
    [...pair, '-alias', 'ca', '-dname', 'CN=OviPro development CA', '-ext', 'bc:critical=ca:true'],
    [...pair, '-alias', 'server', '-dname', 'CN=localhost', '-ext', names, '-signer', 'ca'],
    ['-exportcert', '-rfc', '-alias', 'ca', '-file', 'ca.pem'],
    // the broker shows the only certificate there is
    ['-delete', '-alias', 'ca'],
  ]) {
    const store = ['-keystore', 'server.p12', '-storetype', 'PKCS12', '-storepass:file', 'password'];
    const { status, stdout, error } = spawnSync(javaProgram('keytool'), [...args, ...store], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (status === 0) continue;
    rmSync(folder, { recursive: true, force: true });
    throw new KafkaStartError(`keytool could not make a certificate: ${(error?.message ?? stdout).trim()}`);
  }
}
