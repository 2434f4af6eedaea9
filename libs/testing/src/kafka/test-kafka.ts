import { BROKERS_VARIABLE, MISSING_VARIABLE, STARTER_VARIABLE } from './names';

/** The broker of the test run. It serves other tests as well: topics and groups have names of their own. */
export interface TestKafka {
  /** As in `127.0.0.1:9092`. */
  brokers: string;
  /** Says that it is needed no longer; the broker ends with the run. */
  stop(): Promise<void>;
}

/** Why tests with Kafka cannot run here; undefined where they can. */
export const kafkaMissing: string | undefined = process.env[MISSING_VARIABLE] || undefined;

/** A chapter of tests that need Kafka; skipped without it, which CI does not allow. */
export const describeWithKafka = (title: string, chapter: () => void): void =>
  (kafkaMissing ? describe.skip : describe)(`${title} [needs Java 17 and Maven]`, chapter);

/**
 * The broker that `TEST_KAFKA_BROKERS` names, else the one of this test run, started for the first test that asks.
 * @throws Error outside of jest, and with one sentence where the broker does not start
 */
export async function testKafka(): Promise<TestKafka> {
  const brokers = process.env[BROKERS_VARIABLE] || (await askForBroker());
  return { brokers, stop: () => Promise.resolve() };
}

async function askForBroker(): Promise<string> {
  const url = process.env[STARTER_VARIABLE];
  if (!url) throw new Error(kafkaMissing ?? `Run the tests with jest, or set ${BROKERS_VARIABLE}.`);
  const answer = await fetch(url);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
