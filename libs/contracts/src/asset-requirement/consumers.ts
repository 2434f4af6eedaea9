import type { ConsumerGroup } from '../common/events';
import { directoryGroup } from '../directories';

/** The names that asset requirements and watches show, and where their mails go. */
export const assetRequirementDirectory = directoryGroup('asset-requirement', ['agent', 'agency-office', 'party']);

export const assetRequirementConsumers: ConsumerGroup[] = [assetRequirementDirectory];
