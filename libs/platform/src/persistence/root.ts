import type { EventDefinition, Topic } from '@ovipro/contracts';
import type { Scoped } from './office-scope';
import type { Projection } from './projection/define';
import type { RootEntity, VersionedEntity } from './root.entity';

/** What the rows of roots, singletons and children have in common. */
export interface RowDefinition<E extends VersionedEntity = VersionedEntity, A extends object = object> {
  entity: new () => E;
  /** The property that holds its id. */
  id: string;
  /** The name under which events carry the resource, as in `assetRequirement`. */
  payloadKey: string;
  /** Unique constraints that a caller can violate, each with the path of the body's field that is then at fault. */
  unique?: Record<string, string>;
  /** The resource as GET answers it and as events carry it: the whitelist. */
  projection: Projection<E, A>;
}

/** A root resource: what is locked, numbered, published and answered as one. Each aggregate declares its own once. */
export interface Root<E extends RootEntity = RootEntity, A extends object = object>
  extends RowDefinition<E, A>,
    Scoped {
  /** The name of the resource, as in `lead`. */
  resource: string;
  topic: Topic;
  /** The rows of the table that are of this resource, where the table holds several. */
  where?: Partial<E>;
  /** What its own events carry besides the resource, each under its name: further answers from the same row. */
  eventParts?: Record<string, Projection<E>>;
  /** Published on request with the present state. */
  snapshot: EventDefinition;
}

/** What `defineRoot` takes: permission and payload key follow from the resource where they are not given. */
export type RootDeclaration<E extends RootEntity, A extends object> = Omit<Root<E, A>, 'permission' | 'payloadKey'> & {
  id: keyof E & string;
  permission?: string;
  payloadKey?: string;
};

export const defineRoot = <E extends RootEntity, A extends object>(root: RootDeclaration<E, A>): Root<E, A> => ({
  permission: root.resource,
  payloadKey: camelCase(root.resource),
  ...root,
});

/** `asset-requirement` as a property: `assetRequirement`. */
const camelCase = (resource: string): string =>
  resource.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
