import { ServiceConfig } from '@ovipro/platform';

/** What the service reads from its environment besides what all services do. */
export class MeetingConfig extends ServiceConfig {}
