export * from './events';
export * from './meeting.dto';
export * from './meeting.sample';
export * from './meeting.events';
export * from './consumers';
