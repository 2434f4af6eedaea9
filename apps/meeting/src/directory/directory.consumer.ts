import { meetingDirectory } from '@ovipro/contracts';
import { directory, projection } from '@ovipro/platform';

/** The kinds of resources that are kept. */
const kinds: string[] = ['agent', 'party'];

/** What this service knows of resources that others own; a replay fills it anew. */
export const directoryConsumer = projection(meetingDirectory, (tx) => directory.reset(tx, ...kinds));
