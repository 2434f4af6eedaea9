import type { AgentProfile } from '@ovipro/contracts';
import { RootEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('agent')
export class AgentEntity extends RootEntity {
  @PrimaryColumn('uuid')
  agentId!: string;

  @Column('text')
  firstName!: string;

  @Column('text')
  lastName!: string;

  @Column('text')
  state!: string;

  /** The offices that the agent belongs to: whoever shares one of them sees the agent. Never answered. */
  @Column({ type: 'uuid', array: true })
  agencyOfficeIds!: string[];

  /** The offices that show the agent in public. */
  @Column({ type: 'uuid', array: true })
  publicAgencyOfficeIds!: string[];

  /** The row stays, so that the numbers of the agent's events go on. */
  @Column({ type: 'boolean', default: false })
  removed!: boolean;

  @Column('jsonb')
  content!: Omit<AgentProfile, 'agentId' | 'firstName' | 'lastName' | 'state'>;
}
