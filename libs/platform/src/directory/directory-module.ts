import { Controller, type DynamicModule, type Type } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  type DirectoryGroup,
  type DirectoryKind,
  directoryKinds,
  type DirectoryResources,
  type EventDefinition,
} from '@ovipro/contracts';
import { type Consumer, type EventContext, OnEvent, projection } from '../events/on-event';
import type { Transaction } from '../persistence/transaction';
import { type Change, directory } from './directory';

/** For each kind, what a service keeps of the resource: what it shows, and no more. */
type Kept<K extends DirectoryKind> = { [kind in K]: (resource: DirectoryResources[kind]) => object };

/** The names that a service shows of resources that others own. */
export interface Directory<K extends DirectoryKind, T extends Kept<K> = Kept<K>> {
  group: DirectoryGroup<K>;
  keep: T;
}

/**
 * Describes a directory.
 * @param group refused by the compiler where `keep` names a kind that the group does not read
 * @param keep a function for each kind of the group, from the resource to what is shown of it
 */
export const defineDirectory = <K extends DirectoryKind, T extends Kept<K>>(
  group: DirectoryGroup<K> & ([keyof T] extends [K] ? unknown : never),
  keep: T,
): Directory<K, T> => ({ group, keep });

/** What a directory keeps of a kind, as in `Known<typeof leadNames, 'agent'>`. */
export type Known<
  D extends { keep: { [kind in K]: (resource: never) => object } },
  K extends DirectoryKind,
> = ReturnType<D['keep'][K]>;

/** What follows from an event, in its transaction; from none that is older than what is known. */
export interface Follow {
  /** What is kept is another now, or nothing any more. A replay begins with nothing, so all of it changes. */
  changed?(tx: Transaction, id: string, change: Change): Promise<void>;
  /** The resource is gone. A replay knows what is gone, so it tells nobody again. */
  removed?(tx: Transaction, id: string): Promise<void>;
}

type Handle = (data: object, context: EventContext) => Promise<void>;

class DirectoryModule {}

/** The module that keeps a directory up: a projection with a handler for each event of its kinds. */
export function directoryModule<K extends DirectoryKind>(
  { group, keep }: Directory<K>,
  follow: { [kind in K]?: Follow } = {},
): DynamicModule {
  const consumer = projection(group, (tx) => directory.reset(tx, ...group.kinds));
  const controllers = group.kinds.flatMap((kind) => handlersOf(consumer, kind, keep[kind], follow[kind]));
  return { module: DirectoryModule, controllers };
}

function handlersOf<K extends DirectoryKind>(
  consumer: Consumer,
  kind: K,
  keep: Kept<K>[K],
  { changed, removed }: Follow = {},
): Type[] {
  const { states, resourceOf, removal } = directoryKinds[kind];
  const put: Handle = async (data, { tx, event }) => {
    const change = await directory.put(tx, kind, event, keep(resourceOf(data)));
    if (change) await changed?.(tx, event.key, change);
  };
  const handlers = states.map((event) => handlerOf(event, consumer, put));
  if (!removal) return handlers;
  const remove: Handle = async (_data, { tx, event }) => {
    if (!(await directory.remove(tx, kind, event, removal.keeps))) return;
    if (removal.keeps === 'nothing') await changed?.(tx, event.key, 'other');
    await removed?.(tx, event.key);
  };
  return [...handlers, handlerOf(removal.event, consumer, remove)];
}

/** Nest finds handlers in classes, so each gets one. */
function handlerOf(event: EventDefinition, consumer: Consumer, handle: Handle): Type {
  @Controller()
  class DirectoryHandler {
    @OnEvent(event, consumer)
    handle(@Payload() data: object, @Ctx() context: EventContext): Promise<void> {
      return handle(data, context);
    }
  }
  return DirectoryHandler;
}
