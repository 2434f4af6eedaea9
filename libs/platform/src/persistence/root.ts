import type { EventDefinition, Topic } from '@ovipro/contracts';
import type { OfOffices } from './office-scope';
import type { RootEntity } from './root.entity';

/** A root resource: what is locked, numbered, published and answered as one. Each aggregate declares its own once. */
export interface Root<E extends RootEntity = RootEntity, A extends object = object> {
  /** The name of the resource in events and permissions, as in `lead`. */
  resource: string;
  entity: new () => E;
  /** The property that holds its id. */
  id: string;
  topic: Topic;
  /** How it belongs to offices, where it does not name its one office. */
  ofOffices?: OfOffices;
  /** The resource as GET answers it: the whitelist. */
  answer(entity: E): A;
  /** Published on request with the present state. */
  snapshot: EventDefinition;
}

export const defineRoot = <E extends RootEntity, A extends object>(root: Root<E, A> & { id: keyof E }): Root<E, A> =>
  root;
