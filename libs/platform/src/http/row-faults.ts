import { SetMetadata } from '@nestjs/common';
import type { Fault } from '@ovipro/contracts';
import type { RequestContext } from '../context/request-context';

export const ROW_FAULTS = 'ovipro:row-faults';

/** Faults of a body that only the stored row can tell, reported together with the body's own. */
export interface RowFaults {
  /** @param body as received, with faults of its own; none for an unknown row */
  faults(context: RequestContext, params: unknown, body: object): Promise<Fault[]>;
}

/** Names the provider that looks at the row when a body has faults. */
export const WithRowFaults = (provider: new (...args: never[]) => RowFaults) => SetMetadata(ROW_FAULTS, provider);
