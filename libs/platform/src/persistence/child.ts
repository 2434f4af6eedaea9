import type { Root, RowDefinition } from './root';
import type { RootEntity, VersionedEntity } from './root.entity';

/**
 * A resource below a root, as a continuation agreement is below its assignment. Whoever locks the parent has locked it: the
 * parent's scope decides who may see it. It has a version and an ETag of its own; its events are numbered with its parent's.
 */
export interface Child<
  E extends VersionedEntity = VersionedEntity,
  P extends RootEntity = RootEntity,
  A extends object = object,
> extends RowDefinition<E, A> {
  parent: Root<P>;
  /** The property that holds the parent's id. */
  parentId: string;
}

export const defineChild = <E extends VersionedEntity, P extends RootEntity, A extends object>(
  child: Child<E, P, A> & { id: keyof E; parentId: keyof E },
): Child<E, P, A> => child;
