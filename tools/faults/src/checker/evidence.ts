import type { Realty } from '@ovipro/contracts';
import type { Call, Injected } from '../history';

/** An event as it stands on its topic. */
export interface TopicEvent {
  topic: string;
  key: string;
  id: string;
  /** As in `lead-created`. */
  name: string;
  sequence: number;
  requestId?: string;
  /** The resource that it tells of, as JSON; undefined for a removal. */
  resource?: unknown;
}

/** The row of a resource whose events are numbered. */
export interface RootRow {
  service: string;
  topic: string;
  key: string;
  sequence: number;
}

/** A pair that asset-requirement says fits. */
export interface MatchRow {
  assetRequirementId: string;
  realtyId: string;
}

/** A requirement with a watch that is on. */
export interface WatchedRequirement {
  assetRequirementId: string;
  criteria: object;
}

/** All that is held against each other once the load has ended and everything has healed. */
export interface Evidence {
  calls: Call[];
  faults: Injected[];
  /** In the order of the topic; an event that was sent twice stands there twice. */
  events: TopicEvent[];
  /** Topics whose events number their keys densely: those of the system's own services. */
  roots: RootRow[];
  /** Keys of rows that changed while all of it was read: their events may not have come yet. */
  changing: Set<string>;
  /** What GET answers now, by path. */
  answers: { topic: string; key: string; path: string; status: number; answer: unknown }[];
  /** By realty: what the register published last, null for one withdrawn. */
  published: Map<string, Realty | null>;
  /** By realty: what asset-requirement keeps, null for one withdrawn. */
  kept: Map<string, unknown>;
  watched: WatchedRequirement[];
  matches: MatchRow[];
  /** Milliseconds until nothing waited any more, after the last fault and the last call; undefined: it never came. */
  settledMs?: number;
}

/** What is wrong, in lines; none: the invariant holds. */
export type Invariant = (evidence: Evidence) => string[];
