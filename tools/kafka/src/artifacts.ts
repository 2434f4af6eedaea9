import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alternative, KafkaStartError } from './errors';
import { javaVersion } from './java';

const leastJava = 17;
const pom = join(__dirname, '../pom.xml');
const library = join(__dirname, '../lib');

const hasMaven = (): boolean => spawnSync('mvn', ['--version']).status === 0;

/** What is missing for a broker on this machine, as a sentence; undefined where nothing is. */
export function missing(): string | undefined {
  const java = javaVersion();
  if (java === undefined || java < leastJava)
    return `Kafka needs Java ${leastJava} or newer: install it, ${alternative}.`;
  return hasArtifacts() || hasMaven() ? undefined : `Kafka's files come by Maven: install it, ${alternative}.`;
}

/** Whether Kafka's own files have been fetched already. */
export const hasArtifacts = (): boolean => existsSync(folder());

/** One folder for each state of the pom, so that a new version is fetched and an old one never mixed in. */
const folder = (): string => join(library, createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12));

/**
 * The folder with Apache Kafka's own artifacts, fetched by Maven the first time.
 * @throws KafkaStartError without Java, Maven or network, or when `signal` is given
 */
export async function artifacts(signal?: AbortSignal): Promise<string> {
  const sentence = missing();
  if (sentence) throw new KafkaStartError(sentence);
  const whole = folder();
  if (existsSync(whole)) return whole;
  const partial = join(library, `partial-${randomUUID()}`);
  mkdirSync(partial, { recursive: true });
  try {
    await fetchInto(partial, signal);
    place(partial, whole);
    return whole;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

async function fetchInto(partial: string, signal?: AbortSignal): Promise<void> {
  // a network that swallows everything shall not hold anybody for half an hour
  const limits = ['-Dmaven.wagon.rto=60000', '-Daether.connector.requestTimeout=60000'];
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${partial}`];
  const maven = spawn('mvn', ['-q', '-B', '-f', pom, ...limits, ...goal], {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  let said = '';
  for (const stream of [maven.stdout, maven.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => {
    maven.once('error', () => resolve(null));
    maven.once('close', resolve);
  });
  if (signal?.aborted) throw new KafkaStartError('The start of Kafka was broken off.');
  if (code === 0) return;
  const log = join(library, 'maven.log');
  writeFileSync(log, said);
  throw new KafkaStartError(
    `Maven could not fetch Kafka's files (its words stand in ${log}): see to the network, ${alternative}.`,
  );
}

/** Another process may have fetched them at the same time, and use them by now. */
function place(partial: string, whole: string): void {
  try {
    renameSync(partial, whole);
  } catch (error) {
    if (!existsSync(whole)) throw error;
  }
}
