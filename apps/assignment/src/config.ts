import { IntField, legalTermMonths } from '@ovipro/contracts';
import { ServiceConfig } from '@ovipro/platform';

export class AssignmentConfig extends ServiceConfig {
  /** The longest term that a consumer may agree to at a time, in calendar months. */
  @IntField({ min: 1, max: 1200 })
  termMonths = legalTermMonths;
}
