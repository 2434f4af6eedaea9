import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A record as it was imported last: what the next import tells the file's own changes by. */
@Entity('imported_record')
export class ImportedRecordEntity {
  /** As in `agent`. */
  @PrimaryColumn('text')
  kind!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('jsonb')
  record!: object;
}
