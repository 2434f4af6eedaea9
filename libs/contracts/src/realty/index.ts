export * from './realty.dto';
export * from './events';
