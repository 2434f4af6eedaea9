import { join } from 'node:path';
import { alternative, KafkaStartError } from './errors';
import { javaVersion } from './java';
import { hasMaven, MavenError, MavenLibrary } from './maven';

const leastJava = 17;
const library = new MavenLibrary(join(__dirname, '../pom.xml'), join(__dirname, '../lib'));

/** What is missing for a broker on this machine, as a sentence; undefined where nothing is. */
export function missing(): string | undefined {
  const java = javaVersion();
  if (java === undefined || java < leastJava)
    return `Kafka needs Java ${leastJava} or newer: install it, ${alternative}.`;
  return hasArtifacts() || hasMaven() ? undefined : `Kafka's files come by Maven: install it, ${alternative}.`;
}

/** Whether Kafka's own files have been fetched already. */
export const hasArtifacts = (): boolean => library.isFetched;

/**
 * The folder with Apache Kafka's own artifacts, fetched by Maven the first time.
 * @throws KafkaStartError without Java, Maven or network, or when `signal` is given
 */
export async function artifacts(signal?: AbortSignal): Promise<string> {
  const sentence = missing();
  if (sentence) throw new KafkaStartError(sentence);
  try {
    return await library.fetch(signal);
  } catch (error) {
    if (!(error instanceof MavenError)) throw error;
    if (signal?.aborted) throw new KafkaStartError('The start of Kafka was broken off.');
    throw new KafkaStartError(
      `Maven could not fetch Kafka's files (its words stand in ${error.log}): see to the network, ${alternative}.`,
    );
  }
}
