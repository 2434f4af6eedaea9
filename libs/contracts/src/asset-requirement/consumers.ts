import { assignmentTopic } from '../assignment';
import type { ConsumerGroup } from '../common/events';
import { directoryGroup } from '../directories';
import { realtyTopic } from '../realty';
import { watchMatchTopic } from './events';

/** The names that asset requirements and watches show, and where their mails go. */
export const assetRequirementDirectory = directoryGroup('asset-requirement', ['agent', 'agency-office', 'party']);

/** The realties that are on sale. */
export const assetRequirementRealties: ConsumerGroup = { name: 'asset-requirement.realties', topics: [realtyTopic] };

/** The purchase assignments that link asset requirements. */
export const assetRequirementAssignments: ConsumerGroup = {
  name: 'asset-requirement.assignments',
  topics: [assignmentTopic],
};

/** Matches that are told by mail. */
export const assetRequirementMails: ConsumerGroup = { name: 'asset-requirement.mails', topics: [watchMatchTopic] };

export const assetRequirementConsumers: ConsumerGroup[] = [
  assetRequirementDirectory,
  assetRequirementRealties,
  assetRequirementAssignments,
  assetRequirementMails,
];
