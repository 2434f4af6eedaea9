import { type CommaSeparated, defineEvent, type SortBy, topic } from '@ovipro/contracts';
import {
  anyOf,
  defineChild,
  defineChildList,
  defineProjection,
  defineRoot,
  defineSearch,
  defineTermIndex,
  equals,
  onOrAfter,
  onOrBefore,
  RootEntity,
  termIndexV1,
  VersionedEntity,
} from '@ovipro/platform';
import { type Persistence } from '@ovipro/platform/server';
import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';

/** Bookings of two types in one table, with notes below them. */
@Entity('booking')
export class BookingEntity extends RootEntity {
  @PrimaryColumn('uuid')
  bookingId!: string;

  @Column('uuid')
  agencyOfficeId!: string;

  @Column('text')
  bookingTypeCode!: string;

  @Column('text')
  name!: string;

  @Column({ type: 'date', nullable: true })
  endDate!: string | null;

  @Column('text')
  createdBy!: string;

  @Column({ type: 'uuid', array: true })
  agentIds!: string[];

  @Column({ type: 'text', array: true })
  searchTerms!: string[];
}

@Entity('booking_note')
export class BookingNoteEntity extends VersionedEntity {
  @PrimaryColumn('uuid')
  noteId!: string;

  @Column('uuid')
  bookingId!: string;

  @Column('text')
  text!: string;
}

class Booking {
  bookingId!: string;
  name!: string;
  endDate?: string;
}

class BookingNote {
  noteId!: string;
  text!: string;
}

const bookingTopic = topic('test.booking', 'bookingId');
const snapshot = defineEvent({ name: 'booking-snapshot', topic: bookingTopic, description: 'The present state.' });

export const bookingRoot = defineRoot({
  resource: 'booking',
  entity: BookingEntity,
  id: 'bookingId',
  topic: bookingTopic,
  projection: defineProjection({
    entity: BookingEntity,
    type: Booking,
    shape: { bookingId: 'bookingId', name: 'name', endDate: 'endDate' },
  }),
  snapshot,
});

/** The bookings of one type, under a name and an event key of their own. */
export const rentalBookingRoot = {
  ...bookingRoot,
  resource: 'rental-booking',
  payloadKey: 'booking',
  where: { bookingTypeCode: "RENTAL'S" } satisfies Partial<BookingEntity>,
};

export const bookingNote = defineChild({
  payloadKey: 'note',
  parent: rentalBookingRoot,
  entity: BookingNoteEntity,
  id: 'noteId',
  parentId: 'bookingId',
  projection: defineProjection({
    entity: BookingNoteEntity,
    type: BookingNote,
    shape: { noteId: 'noteId', text: 'text' },
  }),
});

export const bookingNotes = defineChildList({
  child: bookingNote,
  list: 'notes',
  order: 't.creation_time, t.note_id',
  counted: true,
});

/** What a booking is found by: its name, its notes, and the names of its agents. */
export const bookingTerms = defineTermIndex({
  root: bookingRoot,
  includes: ['name'],
  source: ['name'],
  texts: ({ name }) => [name],
  names: { agent: { ids: 'agentIds', texts: ({ lastName }: { lastName?: string }) => [lastName] } },
  children: { child: bookingNote, texts: ({ text }: BookingNoteEntity) => [text] },
});

interface Paged {
  startIndex?: number;
  size?: number;
  name?: string;
  bookingId?: string[];
  endDateAfter?: string;
  endDateBefore?: string;
  agencyOfficeId?: string[];
  freeTextSearch?: string;
  sort?: SortBy<'name' | 'endDate'>[];
}

export interface Ranged extends Omit<Paged, 'size' | 'sort'> {
  endIndex?: number;
  sort?: CommaSeparated<'name' | 'endDate'>;
}

const parts = {
  list: 'bookings',
  filters: {
    name: equals<BookingEntity>('name'),
    bookingId: anyOf<BookingEntity>('bookingId'),
    endDateAfter: onOrAfter<BookingEntity>('endDate'),
    endDateBefore: onOrBefore<BookingEntity>('endDate'),
  },
  sorts: { name: 'name', endDate: 'endDate' },
  defaultSort: 'name|asc',
  selectiveFilters: ['bookingId'],
} as const;

export const bookingSearch = defineSearch<Paged, BookingEntity>({
  ...parts,
  resource: bookingRoot,
  selectiveFilters: ['bookingId'],
  terms: bookingTerms,
});
export const rentalBookingSearch = defineSearch<Ranged, BookingEntity>({
  ...parts,
  resource: rentalBookingRoot,
  selectiveFilters: ['bookingId'],
  terms: bookingTerms,
});

const tables = `
  CREATE TABLE booking (booking_id uuid CONSTRAINT pk_booking PRIMARY KEY, agency_office_id uuid NOT NULL,
    booking_type_code text NOT NULL, name text NOT NULL, end_date date, created_by text NOT NULL,
    agent_ids uuid[] NOT NULL, search_terms text[] NOT NULL, version integer NOT NULL,
    event_sequence integer NOT NULL, creation_time timestamptz(3) NOT NULL, modification_time timestamptz(3) NOT NULL);
  CREATE TABLE booking_note (note_id uuid CONSTRAINT pk_booking_note PRIMARY KEY, booking_id uuid NOT NULL, text text NOT NULL,
    version integer NOT NULL, creation_time timestamptz(3) NOT NULL, modification_time timestamptz(3) NOT NULL);`;

const terms = { of: 'booking', id: 'booking_id', includes: { name: 'text' } };

class CreateBooking1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(termIndexV1.up(terms));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(termIndexV1.down(terms));
    await runner.query('DROP TABLE booking, booking_note');
  }
}

export const bookings: Persistence = {
  name: 'booking',
  entities: [BookingEntity, BookingNoteEntity],
  migrations: [CreateBooking1700000000001],
};
