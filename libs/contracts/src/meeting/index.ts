export * from './codes';
export * from './events';
export * from './meeting-realty.dto';
export * from './meeting.dto';
export * from './meeting-search.dto';
export * from './meeting.sample';
export * from './meeting.events';
export * from './consumers';
