/** Names a broker for tests that runs already, as in `127.0.0.1:9092`. */
export const BROKERS_VARIABLE = 'TEST_KAFKA_BROKERS';

/** Where a test asks for the broker of its run, which starts it then. */
export const STARTER_VARIABLE = 'OVIPRO_TEST_KAFKA_STARTER';

/** Why there is no Kafka in this run, as a sentence. */
export const MISSING_VARIABLE = 'OVIPRO_TEST_KAFKA_MISSING';
