import { CodeField, TextField } from '@ovipro/contracts';
import { environment, loadConfig } from '@ovipro/platform/server';

/** What the tool reads from its environment; `npm start` leaves it for it in `.data/run.json`. */
export class SeedConfig {
  /** The lead service's database, as its runtime role; for leads alone. */
  @TextField({ max: 2000, optional: true })
  leadDatabaseUrl?: string;

  /** The meeting service's database, likewise. */
  @TextField({ max: 2000, optional: true })
  meetingDatabaseUrl?: string;

  /** The assignment service's database, likewise. */
  @TextField({ max: 2000, optional: true })
  assignmentDatabaseUrl?: string;

  @CodeField(['development', 'test', 'production'])
  nodeEnv = 'development';
}

/** @throws ConfigError naming what is missing or wrong */
export const readConfig = (env = environment()): SeedConfig => loadConfig(SeedConfig, env);
