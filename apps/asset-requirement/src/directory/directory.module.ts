import { directoryModule } from '@ovipro/platform';
import { requirementNames } from './directory';

/** Answers show other names at once; nothing is searched by them. */
export const DirectoryModule = directoryModule(requirementNames);
