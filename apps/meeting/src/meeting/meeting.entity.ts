import { type MeetingContent, MeetingSourceTypeCode, MeetingStatusCode, MeetingTypeCode } from '@ovipro/contracts';
import { RootEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What only is read and written as a whole stands in `content`; what is searched or sorted has a column besides. */
@Entity('meeting')
export class MeetingEntity extends RootEntity {
  @PrimaryColumn('uuid')
  meetingId!: string;

  @Column('uuid')
  agencyOfficeId!: string;

  @Column({ type: 'enum', enum: MeetingTypeCode, enumName: 'meeting_type_code' })
  typeCode!: MeetingTypeCode;

  @Column({ type: 'enum', enum: MeetingStatusCode, enumName: 'meeting_status_code' })
  statusCode!: MeetingStatusCode;

  @Column('text')
  sourceTypeCode!: MeetingSourceTypeCode;

  /** To the millisecond; `content` has it as it was sent. */
  @Column({ type: 'timestamptz', precision: 3 })
  visitTime!: Date;

  @Column({ type: 'uuid', array: true })
  partyIds!: string[];

  @Column({ type: 'uuid', array: true })
  agentIds!: string[];

  @Column('jsonb')
  content!: MeetingContent;

  @Column('text')
  createdByName!: string;

  /** What it is found by: see `meeting.search-terms.ts`. No part of the meeting, so that other terms are no change of it. */
  @Column({ type: 'text', array: true })
  searchTerms!: string[];
}
