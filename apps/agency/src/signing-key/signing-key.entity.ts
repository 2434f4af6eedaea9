import type { JsonWebKey } from '@ovipro/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timed } from './key-times';

/** A key as kept: its public half, and its private half sealed. */
@Entity('signing_key')
export class SigningKeyEntity implements Timed {
  @PrimaryColumn('text')
  kid!: string;

  @Column('jsonb')
  publicKey!: JsonWebKey;

  @Column('bytea')
  privateKey!: Buffer;

  @Column({ type: 'timestamptz', precision: 3 })
  signsFrom!: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  creationTime!: Date;
}

export type KeyRow = Omit<SigningKeyEntity, 'creationTime'>;
