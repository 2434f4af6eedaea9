export { artifacts, hasArtifacts, missing } from './artifacts';
export { KafkaStartError } from './errors';
export { endFormer } from './former';
export { javaEnvironment, javaProgram, javaVersion } from './java';
export { hasMaven, MavenLibrary } from './maven';
export { customaryPort } from './ports';
export type { Account, Secure } from './secure';
export { type RunningKafka, type SecureKafka, startKafka, type StartOptions } from './start';
