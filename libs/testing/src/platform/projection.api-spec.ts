import { defineProjection, pick, withName, withNames } from '@ovipro/platform';
import { type Persistence } from '@ovipro/platform/server';
import fc from 'fast-check';
import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';
import { anyText } from '../projection/arbitraries';
import { describeProjection } from '../projection/describe-projection';

const colours = ['RED', 'GREEN'] as const;
/** Labels that a text of JSON has to escape. */
const moods = ['so "so"', 'back\\slash'] as const;

interface Content {
  text?: string;
  place?: { street?: string; number?: number; code?: string };
  people: { personId: string; role?: string; secret?: string }[];
  owner?: { personId: string; role?: string; secret?: string };
}

@Entity('everything')
class EverythingEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column({ type: 'varchar', nullable: true })
  nickname!: string | null;

  @Column({ type: 'enum', enum: colours, enumName: 'colour', nullable: true })
  colour!: (typeof colours)[number] | null;

  @Column({ type: 'enum', enum: moods, enumName: 'mood' })
  mood!: (typeof moods)[number];

  @Column({ type: 'boolean', nullable: true })
  open!: boolean | null;

  @Column('integer')
  floors!: number;

  @Column({ type: 'bigint', nullable: true })
  distance!: string | null;

  @Column({ type: 'numeric', nullable: true })
  price!: string | null;

  @Column('double precision')
  latitude!: number;

  @Column({ type: 'date', nullable: true })
  startDate!: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  startTime!: Date | null;

  @Column({ type: 'text', array: true })
  tags!: string[];

  @Column({ type: 'uuid', array: true, nullable: true })
  friends!: string[] | null;

  @Column('jsonb')
  content!: Content;

  @Column('jsonb')
  rest!: object;

  @Column('integer')
  version!: number;
}

class Person {
  personId!: string;
  role?: string;
  firstName?: string;
  lastName?: string;
}

class Optionals {
  nickname?: string;
  open?: boolean;
}

class Everything {
  id!: string;
  name!: string;
  colour?: string;
  mood!: string;
  optionals!: Optionals;
  price!: { price?: number; distance?: number; floors: number };
  latitude!: number;
  dates!: { startDate?: string; startTime?: string };
  tags!: string[];
  friends?: string[];
  text?: string;
  street?: string;
  place?: { street?: string; code?: string };
  people!: Person[];
  owner?: Person;
  rest!: { nickname?: string };
  one!: { open?: boolean };
  several!: { open?: boolean; nickname?: string };
}

const migration = `
  CREATE TYPE colour AS ENUM ('RED', 'GREEN');
  CREATE TYPE mood AS ENUM ('so "so"', 'back\\slash');
  CREATE TABLE everything (
    id uuid PRIMARY KEY, name text NOT NULL, nickname varchar, colour colour, mood mood NOT NULL, open boolean,
    floors integer NOT NULL, distance bigint, price numeric, latitude double precision NOT NULL, start_date date,
    start_time timestamptz(3), tags text[] NOT NULL, friends uuid[], content jsonb NOT NULL, rest jsonb NOT NULL,
    version integer NOT NULL)`;

class CreateEverything1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(migration);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE everything; DROP TYPE colour, mood');
  }
}

const persistence: Persistence = {
  name: 'everything',
  entities: [EverythingEntity],
  migrations: [CreateEverything1700000000001],
};

type Name = { firstName?: string; lastName?: string };
const directory = { keep: { person: ({ firstName, lastName }: Name): Name => ({ firstName, lastName }) } };

const projection = defineProjection({
  entity: EverythingEntity,
  type: Everything,
  shape: {
    colour: 'colour',
    id: 'id',
    name: 'name',
    mood: 'mood',
    optionals: { nickname: 'nickname', open: 'open' },
    price: { price: 'price', distance: 'distance', floors: 'floors' },
    latitude: 'latitude',
    dates: { startDate: 'startDate', startTime: 'startTime' },
    tags: 'tags',
    friends: 'friends',
    text: 'content.text',
    street: 'content.place.street',
    place: pick('content.place', ['street', 'code']),
    people: withNames(directory, 'person', { at: 'content.people', id: 'personId', keep: ['role'] }, [
      'firstName',
      'lastName',
    ]),
    owner: withName(directory, 'person', { at: 'content.owner', id: 'personId', keep: ['role'] }, ['lastName']),
    rest: { '...': 'rest' },
    one: { open: 'open', '...': 'rest' },
    several: { open: 'open', nickname: 'nickname', '...': 'rest' },
  },
  etagExtras: ['nickname', 'colour', 'price', 'startTime', 'open'],
});

const ids = ['5b3c5b0c-5bd4-4b5b-8a5e-2f6c8d1f0a01', '5b3c5b0c-5bd4-4b5b-8a5e-2f6c8d1f0a02'];
const person = fc.record(
  { personId: fc.constantFrom(...ids), role: anyText(), secret: anyText() },
  { requiredKeys: ['personId'] },
);
const content: fc.Arbitrary<Content> = fc.record(
  {
    text: anyText(),
    place: fc.record({ street: anyText(), number: fc.integer(), code: anyText() }, { requiredKeys: [] }),
    people: fc.array(person, { maxLength: 3 }),
    owner: person,
  },
  { requiredKeys: ['people'] },
);

describeProjection('a resource with columns of every type', {
  persistence,
  projection,
  given: { content },
  names: { person: { ids, data: fc.record({ firstName: anyText(), lastName: anyText() }, { requiredKeys: [] }) } },
});
