import { assertPasswordCost, minPasswordCost } from '@ovipro/agency';
import { CodeField, IntField, TextField } from '@ovipro/contracts';
import { ServiceConfig } from '@ovipro/platform';
import { environment, loadConfig } from '@ovipro/platform/server';

/** What the tools read from their environment; `npm start` leaves it for them in `.data/run.json`. */
export class ToolConfig {
  /** The agency service's database, as its runtime role. */
  @TextField({ max: 2000 })
  agencyDatabaseUrl!: string;

  /** As the agency service has it: the base of the `dataschema` of events. */
  @TextField({ max: 2000 })
  schemaBase = new ServiceConfig().schemaBase;

  @CodeField(['development', 'test', 'production'])
  nodeEnv = 'development';

  /** As the agency service has it. */
  @IntField({ min: 10, max: 20 })
  passwordCost = minPasswordCost;

  /** As the agency service has it; for `rotate-key` alone. */
  @TextField({ min: 32, max: 1000, optional: true })
  signingKeySecret?: string;
}

/** @throws ConfigError naming what is missing or wrong */
export function readConfig(env = environment()): ToolConfig {
  const config = loadConfig(ToolConfig, env);
  assertPasswordCost(config);
  return config;
}
