import { describeConventions, type Operations } from '@ovipro/testing';
import { leadService } from './service';
import { leadOperations } from './testing/lead.operations';
import { outgoingLeadOperations } from './testing/outgoing-lead.operations';

/** By aggregate. */
const operations: Operations[] = [leadOperations, outgoingLeadOperations];

describeConventions({ service: leadService, operations: Object.assign({}, ...operations) as Operations });
