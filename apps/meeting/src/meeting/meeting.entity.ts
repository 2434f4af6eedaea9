import type { MeetingContent } from '@ovipro/contracts';
import { RootEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What only is read and written as a whole stands in `content`; what is searched or sorted has a column of its own. */
@Entity('meeting')
export class MeetingEntity extends RootEntity {
  @PrimaryColumn('uuid')
  meetingId!: string;

  @Column('uuid')
  agencyOfficeId!: string;

  @Column('text')
  name!: string;

  @Column('jsonb')
  content!: MeetingContent;
}
