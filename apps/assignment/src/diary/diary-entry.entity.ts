import { DiaryEntryCode, type DiaryRecord } from '@ovipro/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An entry of the diary. The database takes new ones and refuses every change of them. */
@Entity('diary_entry')
export class DiaryEntryEntity {
  @PrimaryColumn('uuid')
  assignmentId!: string;

  @PrimaryColumn('integer')
  entryNumber!: number;

  @Column({ type: 'enum', enum: DiaryEntryCode, enumName: 'diary_entry_code' })
  entryCode!: DiaryEntryCode;

  /** To the letter as it was written. */
  @Column('json')
  content!: DiaryRecord['content'];

  @Column('text')
  hash!: string;
}
