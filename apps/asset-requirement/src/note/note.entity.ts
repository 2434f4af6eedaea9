import { VersionedEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('note')
export class NoteEntity extends VersionedEntity {
  @PrimaryColumn('uuid')
  noteId!: string;

  @Column('uuid')
  assetRequirementId!: string;

  @Column('text')
  note!: string;

  @Column('text')
  createdBy!: string;

  @Column('text')
  modifiedBy!: string;
}
