export { artifacts, hasArtifacts, missing } from './artifacts';
export { KafkaStartError } from './errors';
export { endFormer } from './former';
export { customaryPort } from './ports';
export type { Account, Secure } from './secure';
export { type RunningKafka, type SecureKafka, startKafka, type StartOptions } from './start';
