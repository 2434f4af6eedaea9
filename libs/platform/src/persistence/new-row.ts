import type { RootEntity, VersionedEntity } from './root.entity';

/** The values of a new row; the platform's own columns are set where they are not given. */
export type NewRow<E extends VersionedEntity> = Omit<E, keyof RootEntity> & Partial<E>;

/** A row at version 1. */
export const newRow = <E extends VersionedEntity>(entity: new () => E, values: object, now: Date): E =>
  Object.assign(new entity(), { version: 1, creationTime: now, modificationTime: now, ...values });
