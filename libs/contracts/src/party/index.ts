export * from './party.dto';
export * from './party-name';
export * from './events';
