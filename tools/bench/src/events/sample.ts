import { Controller, Module } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type ConsumerGroup, defineEvent, IdField, ObjectField, TextField, topic } from '@ovipro/contracts';
import {
  defineProjection,
  defineRoot,
  defineService,
  effect,
  type EventContext,
  OnEvent,
  RootEntity,
  ServiceConfig,
} from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A resource of about 1 kB, and a consumer that only notes when it was told. */
class Sample {
  @IdField()
  sampleId!: string;

  @TextField({ max: 2_000 })
  text!: string;
}

class SampleEventData {
  @ObjectField(() => Sample)
  sample!: Sample;
}

export const sampleTopic = topic('bench.sample', 'sampleId', { owner: 'bench' });
export const bareTopic = topic('bench.bare', 'sampleId');
export const handled: ConsumerGroup = { name: 'bench.handled', topics: [sampleTopic] };

export const sampleCreated = defineEvent({
  name: 'sample-created',
  topic: sampleTopic,
  description: 'Measured.',
  data: SampleEventData,
});

@Entity('sample')
export class SampleEntity extends RootEntity {
  @PrimaryColumn('uuid')
  sampleId!: string;

  @Column('text')
  text!: string;
}

export const sampleRoot = defineRoot({
  resource: 'sample',
  entity: SampleEntity,
  id: 'sampleId',
  topic: sampleTopic,
  projection: defineProjection({ entity: SampleEntity, type: Sample, shape: { sampleId: 'sampleId', text: 'text' } }),
  snapshot: sampleCreated,
});

class CreateSample1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE sample (sample_id uuid CONSTRAINT pk_sample PRIMARY KEY, text text NOT NULL,
      version integer NOT NULL, event_sequence integer NOT NULL, creation_time timestamptz(3) NOT NULL,
      modification_time timestamptz(3) NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sample');
  }
}

/** When each event reached the handler, by key, in milliseconds since the epoch. */
export const arrivalTimes = new Map<string, number>();

const consumer = effect(handled);

@Controller()
class OnSampleCreated {
  @OnEvent(sampleCreated, consumer)
  handle(@Payload() _data: SampleEventData, @Ctx() { event }: EventContext): void {
    arrivalTimes.set(event.key, performance.timeOrigin + performance.now());
  }
}

@Module({ controllers: [OnSampleCreated] })
class Consumers {}

export const benchService = defineService({
  name: 'bench',
  config: ServiceConfig,
  apis: [],
  modules: [Consumers],
  persistence: { name: 'bench', entities: [SampleEntity], migrations: [CreateSample1700000000001] },
  roots: [sampleRoot],
  topics: [sampleTopic],
});
