import { describeConventions, type Operations } from '@ovipro/testing';
import { agencyService } from './service';
import { agencyOfficeOperations } from './testing/agency-office.operations';
import { passwordCost, signingKeySecret } from './testing/agency-service';
import { agencyOperations } from './testing/agency.operations';
import { agentOperations } from './testing/agent.operations';
import { authenticationOperations } from './testing/authentication.operations';
import { publicAgentOperations } from './testing/public-agent.operations';

/** By aggregate. */
const operations: Operations[] = [
  agencyOperations,
  agencyOfficeOperations,
  publicAgentOperations,
  agentOperations,
  authenticationOperations,
];

describeConventions({
  service: agencyService,
  config: { passwordCost, signingKeySecret },
  operations: Object.assign({}, ...operations) as Operations,
});
