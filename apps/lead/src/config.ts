import { ServiceConfig } from '@ovipro/platform';

/** The lead service has no settings but the platform's. */
export class LeadConfig extends ServiceConfig {}
