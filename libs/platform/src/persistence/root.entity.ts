import { Column } from 'typeorm';

/**
 * The columns of every root resource. `version` is what the ETag names; `eventSequence` numbers the root's events on its
 * topic. They move apart: one commit may emit several events, and an event may leave the resource as it was.
 */
export abstract class RootEntity {
  @Column('integer')
  version!: number;

  @Column('integer')
  eventSequence!: number;

  @Column({ type: 'timestamptz', precision: 3 })
  creationTime!: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  modificationTime!: Date;
}
