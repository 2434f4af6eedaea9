import { agencyEvents } from './agency';
import type { EventDefinition } from './common';
import { leadEvents } from './lead';
import { partyEvents } from './party';

/** Every event that crosses a process: what is generated, documented and read by tools. A new aggregate costs a line. */
export const catalogue: EventDefinition[] = [...leadEvents, ...agencyEvents, ...partyEvents];
