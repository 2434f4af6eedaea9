export * from './trade.dto';
export * from './events';
