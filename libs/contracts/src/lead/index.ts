export * from './codes';
export * from './lead-parts.dto';
export * from './lead.dto';
export * from './samples';
export * from './events';
