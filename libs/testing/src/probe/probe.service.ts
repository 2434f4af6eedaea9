import { defineService, ServiceConfig } from '@ovipro/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ProbeConsumers, ProbeSettingsConsumers } from './probe.consumers';
import { ProbeJobs } from './probe.jobs';
import { probeTopic } from './probe.contract';
import { ProbePartEntity, probeSettings, ProbeSettingsEntity, ProbeTotalEntity, settingsTopic } from './probe.parts';
import { ProbeEntity, ProbeModule, probeRoot } from './probe';

class CreateProbe1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE probe (
        probe_id uuid CONSTRAINT pk_probe PRIMARY KEY, agency_office_id uuid NOT NULL, amount integer NOT NULL,
        note text NOT NULL, version integer NOT NULL, event_sequence integer NOT NULL,
        creation_time timestamptz(3) NOT NULL, modification_time timestamptz(3) NOT NULL, extra jsonb);
      CREATE TABLE probe_total (
        probe_id uuid PRIMARY KEY, events integer NOT NULL, last_sequence bigint NOT NULL, amount integer NOT NULL,
        disorder boolean NOT NULL);
      CREATE TABLE probe_letter (event_id text NOT NULL);
      CREATE TABLE probe_trouble (probe_id uuid PRIMARY KEY, code text);
      CREATE TABLE probe_part (
        part_id uuid CONSTRAINT pk_probe_part PRIMARY KEY, probe_id uuid NOT NULL CONSTRAINT probe_part_of REFERENCES probe,
        name text NOT NULL, version integer NOT NULL, creation_time timestamptz(3) NOT NULL, modification_time timestamptz(3) NOT NULL,
        CONSTRAINT probe_part_name UNIQUE (probe_id, name));
      CREATE TABLE probe_settings (
        agency_office_id uuid CONSTRAINT pk_probe_settings PRIMARY KEY, "limit" integer NOT NULL, version integer NOT NULL,
        event_sequence integer NOT NULL, creation_time timestamptz(3) NOT NULL, modification_time timestamptz(3) NOT NULL);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE probe_part, probe_settings, probe, probe_total, probe_letter, probe_trouble');
  }
}

/** A service for tests of the platform: one resource, a projection and an effect. */
export const probeService = defineService({
  name: 'probe',
  config: ServiceConfig,
  apis: [{ name: 'probe', title: 'Probe API', description: 'For tests.', tags: {}, modules: [ProbeModule] }],
  modules: [ProbeConsumers, ProbeJobs],
  persistence: {
    name: 'probe',
    entities: [ProbeEntity, ProbePartEntity, ProbeSettingsEntity, ProbeTotalEntity],
    migrations: [CreateProbe1700000000001],
  },
  roots: [probeRoot],
  topics: [probeTopic],
});

/** The same with settings of offices, and a consumer that changes them. */
export const probeSettingsService = defineService({
  ...probeService,
  modules: [ProbeConsumers, ProbeSettingsConsumers],
  roots: [probeRoot, probeSettings],
  topics: [probeTopic, settingsTopic],
});
