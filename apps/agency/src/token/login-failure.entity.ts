import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A failed attempt to log in. */
@Entity('login_failure')
export class LoginFailureEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  /** Who tried from where, as a hash. */
  @Column('bytea')
  attempt!: Buffer;

  @Column({ type: 'timestamptz', precision: 3 })
  failedAt!: Date;
}
