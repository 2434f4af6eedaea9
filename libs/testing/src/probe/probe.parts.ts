import { defineEvent, IdField, IntField, TextField, topic } from '@ovipro/contracts';
import { defineChild, defineProjection, defineSingleton, RootEntity, VersionedEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ProbeEntity, probeRoot } from './probe';
import { probeTopic } from './probe.contract';

class ProbePart {
  @IdField()
  partId!: string;

  @TextField({ max: 100 })
  name!: string;
}

class ProbeSettings {
  @IdField()
  agencyOfficeId!: string;

  @IntField({ min: 0, max: 1_000_000 })
  limit!: number;
}

class ProbeLimits {
  @IntField({ min: 0, max: 1_000_000 })
  limit!: number;
}

@Entity('probe_part')
export class ProbePartEntity extends VersionedEntity {
  @PrimaryColumn('uuid')
  partId!: string;

  @Column('uuid')
  probeId!: string;

  @Column('text')
  name!: string;
}

export const probePart = defineChild({
  payloadKey: 'part',
  parent: probeRoot,
  entity: ProbePartEntity,
  id: 'partId',
  parentId: 'probeId',
  unique: { probe_part_name: 'part.name' },
  projection: defineProjection({ entity: ProbePartEntity, type: ProbePart, shape: { partId: 'partId', name: 'name' } }),
});

@Entity('probe_settings')
export class ProbeSettingsEntity extends RootEntity {
  @PrimaryColumn('uuid')
  agencyOfficeId!: string;

  @Column('integer')
  limit!: number;
}

export const settingsTopic = topic('test.probe-settings', 'agencyOfficeId', { partitions: 1 });

const settingsEvent = (name: string) =>
  defineEvent({ name, topic: settingsTopic, description: 'Settings changed.', data: class {} });
export const settingsChanged = settingsEvent('probe-settings-changed');

export const probeSettings = defineSingleton({
  resource: 'probe-settings',
  entity: ProbeSettingsEntity,
  keyedBy: 'agencyOfficeId',
  defaults: { limit: 10 },
  topic: settingsTopic,
  projection: defineProjection({
    entity: ProbeSettingsEntity,
    type: ProbeSettings,
    shape: { agencyOfficeId: 'agencyOfficeId', limit: 'limit' },
  }),
  eventParts: {
    limits: defineProjection({ entity: ProbeSettingsEntity, type: ProbeLimits, shape: { limit: 'limit' } }),
  },
  snapshot: settingsEvent('probe-settings-snapshot'),
});

/** Roots of the same table, which only some of its rows are. */
export const largeProbeRoot = { ...probeRoot, where: { note: 'large' } satisfies Partial<ProbeEntity> };

export const partAdded = defineEvent({
  name: 'probe-part-added',
  topic: probeTopic,
  description: 'A part was added.',
  data: class {},
});

/** What a projection makes of events: no resource. */
@Entity('probe_total')
export class ProbeTotalEntity {
  @PrimaryColumn('uuid')
  probeId!: string;

  @Column('integer')
  events!: number;

  @Column('bigint')
  lastSequence!: string;

  @Column('integer')
  amount!: number;

  @Column('boolean')
  disorder!: boolean;
}
