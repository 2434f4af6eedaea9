import type { MarketplaceSourceCode, Role } from '@ovipro/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An account that logs in with a password. Not a resource: nothing of it is answered or published. */
@Entity('account')
export class AccountEntity {
  @PrimaryColumn('text')
  username!: string;

  @Column({ type: 'text', nullable: true })
  name!: string | null;

  @Column('text')
  role!: Role;

  @Column({ type: 'uuid', nullable: true })
  agentId!: string | null;

  @Column({ type: 'uuid', array: true })
  agencyOfficeIds!: string[];

  @Column({ type: 'text', nullable: true })
  marketplaceCode!: MarketplaceSourceCode | null;

  @Column('text')
  passwordHash!: string;

  @Column({ type: 'boolean', default: false })
  disabled!: boolean;

  @Column({ type: 'timestamptz', precision: 3 })
  creationTime!: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  modificationTime!: Date;
}
