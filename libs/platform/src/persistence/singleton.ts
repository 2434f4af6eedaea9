import { defineRoot, type Root, type RootDeclaration } from './root';
import type { RootEntity } from './root.entity';

/** The one row of something, such as the settings of an office. It answers its defaults until it is first saved. */
export interface Singleton<E extends RootEntity = RootEntity, A extends object = object> extends Root<E, A> {
  /** What the row holds before it is saved for the first time. */
  defaults: Partial<E>;
}

type SingletonDeclaration<E extends RootEntity, A extends object> = Omit<RootDeclaration<E, A>, 'id'> & {
  /** The property that it is found by, as in `agencyOfficeId`. */
  keyedBy: keyof E & string;
  defaults: Partial<E>;
};

export const defineSingleton = <E extends RootEntity, A extends object>({
  keyedBy,
  defaults,
  ...root
}: SingletonDeclaration<E, A>): Singleton<E, A> => ({
  ...defineRoot<E, A>({ ...root, id: keyedBy } as RootDeclaration<E, A>),
  defaults,
});

/** The row as it is before it is saved for the first time: version 0. */
export const unsaved = <E extends RootEntity>({ entity, id, defaults }: Singleton<E>, key: string, now: Date): E =>
  Object.assign(new entity(), {
    version: 0,
    eventSequence: 0,
    creationTime: now,
    modificationTime: now,
    ...defaults,
    [id]: key,
  });
