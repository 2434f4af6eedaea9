import {
  Actor,
  type ConsumerGroup,
  defineEvent,
  IdField,
  IntField,
  ObjectField,
  TextField,
  topic,
} from '@ovipro/contracts';

/** A resource for tests of the platform alone: a number that grows. */
export class Probe {
  @IdField()
  probeId!: string;

  @IntField({ min: 0, max: 1_000_000 })
  amount!: number;

  @TextField({ max: 3_000_000, min: 0 })
  note!: string;
}

export class ProbeWrite {
  @IntField({ min: 0, max: 1_000_000 })
  amount!: number;

  @TextField({ max: 2_000_000, min: 0, optional: true })
  note?: string;
}

export class ProbeParams {
  @IdField()
  probeId!: string;
}

export class ProbeEventData {
  @ObjectField(() => Probe)
  probe!: Probe;

  @ObjectField(() => Actor)
  actor!: Actor;
}

export const probeTopic = topic('test.probe', 'probeId', { partitions: 4 });

const declare = (name: string) =>
  defineEvent({ name, topic: probeTopic, description: 'A probe changed.', data: ProbeEventData });

export const probeCreated = declare('probe-created');
export const probeUpdated = declare('probe-updated');
export const probeSnapshot = declare('probe-snapshot');
export const probeRemoved = defineEvent({ name: 'probe-removed', topic: probeTopic, description: 'A probe is gone.' });

export const probeTotals: ConsumerGroup = { name: 'probe.totals', topics: [probeTopic] };
export const probeLetters: ConsumerGroup = { name: 'probe.letters', topics: [probeTopic] };
export const probeCounts: ConsumerGroup = { name: 'probe.counts', topics: [probeTopic] };
