import { Kafka, logLevel, Partitioners } from 'kafkajs';

/** Kafka's client as it comes: what everything of ours is held against. */
export const bareKafka = (brokers: string): Kafka =>
  new Kafka({ clientId: 'bare', brokers: [brokers], logLevel: logLevel.NOTHING });

export async function bareProducer(brokers: string) {
  const producer = bareKafka(brokers).producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  return producer;
}

/** Calls back with each message's key. */
export async function bareConsumer(brokers: string, topic: string, arrived: (key: string) => void) {
  const consumer = bareKafka(brokers).consumer({ groupId: `bare-${process.pid}`, maxWaitTimeInMs: 5_000 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => batch.messages.forEach(({ key }) => arrived(String(key))),
  });
  return consumer;
}
