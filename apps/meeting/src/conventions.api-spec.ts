import { describeConventions, type Operations } from '@ovipro/testing';
import { meetingService } from './service';
import { meetingOperations } from './testing/meeting.operations';

/** By aggregate. */
const operations: Operations[] = [meetingOperations];

describeConventions({ service: meetingService, operations: Object.assign({}, ...operations) as Operations });
