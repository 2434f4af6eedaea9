export { type Admin, type AdminConfig, ImportKind, openAdmin } from './admin';
export { assertPasswordCost, minPasswordCost } from './config';
export type { ImportReport } from './import/import-records';
export type { Line, Refused } from './import/read-record';
export { agencyService } from './service';
