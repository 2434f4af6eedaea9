import { agencyService } from '@ovipro/agency';
import { assetRequirementService } from '@ovipro/asset-requirement';
import { assignmentService } from '@ovipro/assignment';
import { GatewayConfig } from '@ovipro/gateway';
import { leadService } from '@ovipro/lead';
import { meetingService } from '@ovipro/meeting';
import type { Service } from '@ovipro/platform';

type Config = new () => object;

/** Every service of the platform, as it is documented and deployed; a new one costs a line. */
export const services: Service[] = [
  agencyService,
  leadService,
  meetingService,
  assignmentService,
  assetRequirementService,
];

/** What each app reads from its environment, by its name. */
export const configs = new Map<string, Config>([
  ['gateway', GatewayConfig],
  ...services.map(({ name, config }): [string, Config] => [name, config]),
]);

/** What a migration reads instead. */
export const migrationVariables = ['OWNER_DATABASE_URL'];
