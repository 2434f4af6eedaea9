export * from './codes';
export * from './lead-parts.dto';
export * from './lead.dto';
export * from './outgoing-lead.dto';
export * from './samples';
export * from './events';
export * from './consumers';
