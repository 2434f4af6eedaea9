import { type Actor, systemActor } from '@ovipro/contracts';
import type { Caller } from '../context/caller';
import type { Cause, IfMatch } from '../context/request-context';

/** In whose name a transaction runs. Without a caller it is the system's own, which sees everything. */
export interface Principal {
  caller?: Caller;
  cause: Cause;
  /** The versions that the change may be based on. */
  ifMatch?: IfMatch;
}

/** Who its events name as the one that acted. */
export const actorOf = ({ caller }: Principal, service: string): Actor =>
  caller
    ? { sub: caller.sub, name: caller.name, ...(caller.agentId && { agentId: caller.agentId }) }
    : systemActor(service);
