import { IntField, TextField } from '@ovipro/contracts';
import { ConfigError, ServiceConfig } from '@ovipro/platform';

/** OWASP's advice for scrypt, N = 2^17; less is for tests alone. */
export const minPasswordCost = 17;

/** The agency service issues the tokens of all services besides keeping the agencies. */
export class AgencyConfig extends ServiceConfig {
  /** What the private halves of the signing keys are encrypted with at rest. */
  @TextField({ min: 32, max: 1000 })
  signingKeySecret!: string;

  /** How long a key signs before the next one takes over. */
  @IntField({ min: 1, max: 3650 })
  signingKeyDays = 30;

  /** The cost of a password's hash: the binary logarithm of scrypt's N. */
  @IntField({ min: 10, max: 20 })
  passwordCost = minPasswordCost;
}

/** @throws ConfigError where hashes would be too cheap to make */
export function assertPasswordCost({ passwordCost, nodeEnv }: { passwordCost: number; nodeEnv: string }): void {
  if (passwordCost >= minPasswordCost || nodeEnv === 'test') return;
  throw new ConfigError(`The environment is not complete: PASSWORD_COST must be at least ${minPasswordCost}`);
}
