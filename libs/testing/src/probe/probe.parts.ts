import { defineEvent, topic } from '@ovipro/contracts';
import { defineChild, defineSingleton, RootEntity, VersionedEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ProbeEntity, probeRoot } from './probe';
import { probeTopic } from './probe.contract';

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
  answer: ({ partId, name }: ProbePartEntity) => ({ partId, name }),
});

@Entity('probe_settings')
export class ProbeSettingsEntity extends RootEntity {
  @PrimaryColumn('uuid')
  agencyOfficeId!: string;

  @Column('integer')
  limit!: number;
}

export const settingsTopic = topic('test.probe-settings', 'agencyOfficeId', { partitions: 1 });

const settingsEvent = (name: string) => defineEvent({ name, topic: settingsTopic, description: 'Settings changed.' });
export const settingsChanged = settingsEvent('probe-settings-changed');

export const probeSettings = defineSingleton({
  resource: 'probe-settings',
  entity: ProbeSettingsEntity,
  keyedBy: 'agencyOfficeId',
  defaults: { limit: 10 },
  topic: settingsTopic,
  answer: ({ agencyOfficeId, limit }: ProbeSettingsEntity) => ({ agencyOfficeId, limit }),
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
