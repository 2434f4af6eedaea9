import type { EventDefinition, Role } from '@ovipro/contracts';
import type { Fixture } from './fixture';

/** What an operation does, which says what conventions it is held to besides the general ones; `other` to none. */
export type OperationKind = 'search' | 'list' | 'read' | 'create' | 'update' | 'action' | 'delete' | 'other';

export type Params = Record<string, string>;

/** How a search lists what it finds. */
export interface SearchFixture {
  /** The name under which the answer lists, as in `leads`. */
  list: string;
  /** The id of a row, as in `leadId`. */
  id: string;
  /** Makes about a dozen resources in the office: with equal values to sort by, and with unset ones. */
  populate(fixture: Fixture): Promise<void>;
  /** How many there are at least then; 6 unless an office cannot have so many. */
  rows?: number;
  /** What a row is sorted by, for every sort field of the document; undefined where it is unset. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows differ by operation
  sorts?: Record<string, (row: any) => number | string | undefined>;
  /** As in `creationTime|desc`. */
  defaultSort?: string;
  /** The parameter that narrows to offices. */
  officeParameter?: string;
  /** The operation takes no `startIndex` and `size`, and counts nothing unless it is `counted`. */
  unpaged?: boolean;
  /** It answers `totalCount` although it has no pages. */
  counted?: boolean;
}

/** Everything that the conventions cannot know of an operation by themselves. */
export interface OperationFixture {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As in the document: `/leads/{leadId}`. */
  path: string;
  kind: OperationKind;
  /** Who may call it; the first is who calls it unless a test says otherwise. Everybody else gets 403. */
  roles: Role[];
  /** Roles that see nothing but what they created. */
  ownOnly?: Role[];
  /** `public` needs no token, `anonymous` no Request-ID either. */
  access?: 'public' | 'anonymous';
  /** Of a `create`: what the path names takes one such resource at a time, so that a second request is refused. */
  oneAtATime?: boolean;
  /** Makes the resource that the path names, in the fixture's office, and answers the values of the path. */
  params?(fixture: Fixture): Promise<Params>;
  /** A valid body that shows every property of the document. */
  body?(fixture: Fixture, params: Params): object;
  /** Paths of optional properties that `body` cannot show, because others exclude them. */
  notShown?: string[];
  /** Properties that this resource needs, though not every one of its kind. */
  requiredByRow?: string[];
  /** Query parameters that the operation needs. */
  query?(fixture: Fixture, params: Params): Record<string, string>;
  /** Path values that may be unknown without harm. By default all that are UUIDs must be known. */
  freeParams?: string[];
  /** Paths of texts that must name something known: no other text is taken. */
  knownTexts?: string[];
  /** The property that names the office a write goes to: a foreign one is 403. */
  office?: string;
  /** Properties of the answer that only the server sets: sent, they are unknown. */
  serverOwned?: string[];
  /** What a change answers in place of `{}`, as the body asks for it. */
  answer?(body: object): object;
  /**
   * What the operation publishes when it changes something. Their keys are values of the path or of the answer; those on
   * the topic of the last one show what GET answers then. Needed for all that creates, updates, acts or deletes.
   */
  events?: EventDefinition[];
  /** Where the changed resource is read, if not under the same path. */
  readAt?(params: Params): string;
  search?: SearchFixture;
}

/** The fixtures of a service, by operationId. */
export type Operations = Record<string, OperationFixture>;

/** One fixture with its operationId. */
export interface Operation extends OperationFixture {
  operationId: string;
}

/** `/leads/{leadId}` with its values; they are encoded unless they hold a percent sign already. */
export const fill = (path: string, params: Params): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) =>
    params[name].includes('%') ? params[name] : encodeURIComponent(params[name]),
  );
