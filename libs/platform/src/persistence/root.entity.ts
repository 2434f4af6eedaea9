import { Column } from 'typeorm';

/** The columns of every row that has an ETag of its own: a root resource, or a child of one. */
export abstract class VersionedEntity {
  /** What the ETag names; counts the changes. */
  @Column('integer')
  version!: number;

  @Column({ type: 'timestamptz', precision: 3 })
  creationTime!: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  modificationTime!: Date;
}

/**
 * The columns of every root resource. `eventSequence` numbers the root's events on its topic. It moves apart from
 * `version`: one commit may emit several events, and an event may leave the resource as it was.
 */
export abstract class RootEntity extends VersionedEntity {
  @Column('integer')
  eventSequence!: number;
}
