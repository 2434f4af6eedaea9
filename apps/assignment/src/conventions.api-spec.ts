import { describeConventions } from '@ovipro/testing';
import { assignmentService } from './service';
import { assignmentOperations } from './testing/assignment.operations';
import { documentOperations } from './testing/document.operations';
import { partOperations } from './testing/part.operations';

describeConventions({
  service: assignmentService,
  operations: { ...assignmentOperations, ...partOperations, ...documentOperations },
  // a document that is rendered meanwhile would publish an event of its own
  config: { documentRenderers: 0 },
});
