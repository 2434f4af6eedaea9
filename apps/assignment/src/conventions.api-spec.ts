import { describeConventions } from '@ovipro/testing';
import { assignmentService } from './service';
import { assignmentOperations } from './testing/assignment.operations';
import { partOperations } from './testing/part.operations';

describeConventions({ service: assignmentService, operations: { ...assignmentOperations, ...partOperations } });
