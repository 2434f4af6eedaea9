export * from './common';
export * from './authentication';
export * from './lead';
export * from './agency';
export * from './party';
export * from './catalogue';
export * from './subscribers';
export * from './meeting';
