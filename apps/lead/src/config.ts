import { IntField } from '@ovipro/contracts';
import { ServiceConfig } from '@ovipro/platform';

export class LeadConfig extends ServiceConfig {
  /** Leads are removed this many days after they were approved or rejected; where it is not set, never. */
  @IntField({ min: 1, max: 36_500, optional: true })
  leadRetentionDays?: number;
}
