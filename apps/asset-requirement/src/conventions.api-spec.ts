import { describeConventions, type Operations } from '@ovipro/testing';
import { assetRequirementService } from './service';
import { assetRequirementOperations } from './testing/asset-requirement.operations';
import { noteOperations } from './testing/note.operations';
import { watchOperations } from './testing/watch.operations';

/** By aggregate. */
const operations: Operations[] = [assetRequirementOperations, noteOperations, watchOperations];

describeConventions({ service: assetRequirementService, operations: Object.assign({}, ...operations) as Operations });
