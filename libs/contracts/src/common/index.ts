export * from './rule';
export * from './time';
export * from './fields';
export * from './validate';
export * from './errors';
export * from './query';
export * from './text';
export * from './events';
