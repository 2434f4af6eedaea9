import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { alternative, KafkaStartError } from './errors';

const leastJava = 17;
const pom = join(__dirname, '../pom.xml');

/** The version of Java on the path, as in 17; undefined where there is none. */
export function javaVersion(): number | undefined {
  const { stderr, status } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const [, major] = /version "(\d+)/.exec(stderr ?? '') ?? [];
  return status === 0 && major ? Number(major) : undefined;
}

const hasMaven = (): boolean => spawnSync('mvn', ['--version']).status === 0;

/** What is missing for a broker on this machine, as a sentence; undefined where nothing is. */
export function missing(): string | undefined {
  const java = javaVersion();
  if (java === undefined || java < leastJava)
    return `Kafka needs Java ${leastJava} or newer: install it, ${alternative}.`;
  return existsSync(folder()) || hasMaven() ? undefined : `Kafka's files come by Maven: install it, ${alternative}.`;
}

/** One folder for each state of the pom, so that a new version is fetched and an old one never mixed in. */
const folder = (): string =>
  join(__dirname, '../lib', createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12));

/**
 * The folder with Apache Kafka's own artifacts, fetched by Maven the first time.
 * @throws KafkaStartError without Java, Maven or network
 */
export function artifacts(): string {
  const sentence = missing();
  if (sentence) throw new KafkaStartError(sentence);
  const whole = folder();
  if (existsSync(whole)) return whole;
  const partial = `${whole}-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${partial}`];
  const { status, stdout } = spawnSync('mvn', ['-q', '-B', '-f', pom, ...goal], { encoding: 'utf8' });
  if (status !== 0) {
    rmSync(partial, { recursive: true, force: true });
    const reason = stdout.split('\n').find((line) => line.includes('ERROR')) ?? 'no reason given';
    throw new KafkaStartError(`Maven could not fetch Kafka (${reason.trim()}): see to the network, ${alternative}.`);
  }
  rmSync(whole, { recursive: true, force: true });
  renameSync(partial, whole);
  return whole;
}
