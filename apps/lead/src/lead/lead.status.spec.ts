import { LeadStatusCode } from '@ovipro/contracts';
import { describeLifeCycle } from '@ovipro/testing';
import { leadLifeCycle } from './lead.status';

describe('the life cycle of a lead', () => {
  describeLifeCycle(leadLifeCycle, LeadStatusCode, [
    'NEW → IN_PROGRESS',
    'NEW → APPROVED',
    'NEW → REJECTED',
    'IN_PROGRESS → APPROVED',
    'IN_PROGRESS → REJECTED',
  ]);
});
