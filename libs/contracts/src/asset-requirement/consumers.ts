import { assignmentTopic } from '../assignment';
import type { ConsumerGroup } from '../common/events';
import { directoryGroup } from '../directories';
import { realtyTopic } from '../realty';

/** The names that asset requirements and watches show, and where their mails go. */
export const assetRequirementDirectory = directoryGroup('asset-requirement', ['agent', 'agency-office', 'party']);

/** The realties that are on sale. */
export const assetRequirementRealties: ConsumerGroup = { name: 'asset-requirement.realties', topics: [realtyTopic] };

/** The purchase assignments that link asset requirements. */
export const assetRequirementAssignments: ConsumerGroup = {
  name: 'asset-requirement.assignments',
  topics: [assignmentTopic],
};

export const assetRequirementConsumers: ConsumerGroup[] = [
  assetRequirementDirectory,
  assetRequirementRealties,
  assetRequirementAssignments,
];
