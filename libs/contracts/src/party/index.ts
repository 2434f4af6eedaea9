export * from './party.dto';
export * from './events';
