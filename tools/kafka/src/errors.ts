/** The broker could not be started; the message says why in one sentence, and what to do. */
export class KafkaStartError extends Error {}

/** What anyone without Java, Maven or a network can do instead. */
export const alternative = 'or name a broker that runs already with KAFKA_BROKERS=host:port';
