import type { Evidence, Invariant } from './evidence';
import { atomic, inOrder, noPhantom, nothingLost } from './events';
import { effectsOnce, truePairs } from './matching';
import { aliveAgain, idempotentPosts, noLostUpdate } from './requests';

export const invariants: Record<string, Invariant> = {
  'I1 nothing lost': nothingLost,
  'I2 no phantom': noPhantom,
  'I3 atomic': atomic,
  'I4 order': inOrder,
  'I5 effects once': effectsOnce,
  'I6 idempotent POST': idempotentPosts,
  'I7 no lost update': noLostUpdate,
  'I8 alive again': aliveAgain,
  'I9 matching': truePairs,
};

export interface Verdict {
  invariant: string;
  offences: string[];
}

export const verdictsOf = (evidence: Evidence): Verdict[] =>
  Object.entries(invariants).map(([invariant, check]) => ({ invariant, offences: check(evidence) }));
