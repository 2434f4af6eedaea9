import { hasMaven, javaVersion, MavenLibrary } from '@ovipro/kafka';
import { join } from 'node:path';

const leastJava = 17;
const library = new MavenLibrary(join(__dirname, '../pom.xml'), join(__dirname, '../lib'));

/** What is missing for veraPDF on this machine, as a sentence; undefined where nothing is. */
export function missing(): string | undefined {
  const java = javaVersion();
  if (java === undefined || java < leastJava) return `veraPDF needs a JDK of Java ${leastJava} or newer: install it.`;
  return library.isFetched || hasMaven() ? undefined : "veraPDF's files come by Maven: install it.";
}

/**
 * The folder with veraPDF's own artifacts, fetched by Maven the first time.
 * @throws Error without Java, Maven or network
 */
export async function artifacts(): Promise<string> {
  const sentence = missing();
  if (sentence) throw new Error(sentence);
  return library.fetch();
}
