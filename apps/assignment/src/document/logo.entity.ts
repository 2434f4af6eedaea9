import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A logo that an agency has or had. It stays, since documents are made with it. */
@Entity('logo')
export class LogoEntity {
  @PrimaryColumn('text')
  sha256!: string;

  /** PNG or JPEG, as it was uploaded. */
  @Column('bytea')
  bytes!: Buffer;
}

/** Which logo an agency has now. */
@Entity('agency_logo')
export class AgencyLogoEntity {
  @PrimaryColumn('uuid')
  agencyId!: string;

  @Column('text')
  sha256!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  modificationTime!: Date;
}
