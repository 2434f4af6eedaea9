export { missing } from './artifacts';
export { KafkaStartError } from './errors';
export { type RunningKafka, startKafka, type StartOptions } from './start';
