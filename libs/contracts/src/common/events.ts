import { IdField, ObjectField, TextField } from './fields';

/** A Kafka topic, or its counterpart on the postgres transport. */
export interface Topic {
  name: string;
  /** The field of the data whose value is the key: the id of the root resource. */
  key: string;
  /** Keeps the newest event of each key for ever; the others keep `retentionDays`. */
  compacted: boolean;
  retentionDays: number;
  partitions: number;
  /** The service that publishes it; none where a system that is not ours does. */
  owner?: string;
}

/** Declares a topic; 12 partitions and 7 days unless it says otherwise. */
export const topic = (name: string, key: string, options: Partial<Topic> = {}): Topic => ({
  name,
  key,
  compacted: false,
  retentionDays: 7,
  partitions: 12,
  ...options,
});

/**
 * A consumer group and the topics it reads. A broker's rights and dead-letter topics follow from it, so a handler may
 * read no topic that its group does not name.
 */
export interface ConsumerGroup {
  /** As in `lead.directory`: the service or system, and what the group keeps up. */
  name: string;
  topics: Topic[];
}

/** Who a group belongs to, and the user it comes to the broker as. */
export const userOf = (group: ConsumerGroup): string => group.name.split('.')[0];

/** Where the events of a topic go that a group could not handle. */
export const deadLetterTopic = (topicName: string, groupName: string): string => `${topicName}.${groupName}.dlq`;

/** Rare, so that one partition does; kept longer than what they came from. */
export const deadLettersOf = (groups: ConsumerGroup[]): Topic[] =>
  groups.flatMap((group) =>
    group.topics.map((source) => ({
      ...source,
      name: deadLetterTopic(source.name, group.name),
      compacted: false,
      retentionDays: 30,
      partitions: 1,
    })),
  );

/** Who caused an event: the caller, or `system:<service>`. */
export class Actor {
  @TextField({ max: 200, description: 'The subject of the token, or `system:<service>`', example: 'ville.valittaja' })
  sub!: string;

  @TextField({ max: 200, min: 0, description: 'The name in the token', example: 'Ville Välittäjä' })
  name!: string;

  @IdField({
    optional: true,
    description: 'The agent, where the caller is one',
    example: 'ecddaeca-160a-46c4-987a-075942a4c512',
  })
  agentId?: string;
}

/** Who acts where no caller does. */
export const systemActor = (service: string): Actor => ({ sub: `system:${service}`, name: 'OviPro' });

/** The agent who causes what the golden samples tell. */
export const sampleActor: Actor = {
  sub: 'ville.valittaja',
  name: 'Ville Välittäjä',
  agentId: 'ecddaeca-160a-46c4-987a-075942a4c512',
};

/** What every event of ours carries besides what it is about. */
export class CausedEventData {
  @ObjectField(() => Actor, { description: 'Who caused it: the caller, or the system itself.' })
  actor!: Actor;
}

/** One domain event, declared once: what is published, where, and a golden sample that both sides are held to. */
export interface EventDefinition<T extends object = object> {
  /** The name, as in `lead-approved`. */
  name: string;
  topic: Topic;
  /** When it is published, for the catalogue. */
  description: string;
  /** The class of `data`; none where the event is a tombstone. */
  data?: new () => T;
  sample?: T;
}

export const eventType = (name: string): string => `fi.ovipro.${name}`;

export const defineEvent = <T extends object>(definition: EventDefinition<T>): EventDefinition<T> => definition;

interface SnapshotDefinition<T extends CausedEventData> {
  topic: Topic;
  /** As in `The present state of a lead`. */
  shows: string;
  /** When it is published, if not on request alone. */
  when?: string;
  data: new () => T;
  sample: Omit<T, 'actor'>;
}

/** The event that publishes once more what a topic tells of a resource: `<resource>-snapshot`, by the system. */
export const defineSnapshot = <T extends CausedEventData>({
  topic: of,
  shows,
  when = 'on request for late subscribers and restores',
  data,
  sample,
}: SnapshotDefinition<T>): EventDefinition<T> => ({
  name: `${of.name.replace('ovipro.', '')}-snapshot`,
  topic: of,
  description: `${shows}, published ${when}.`,
  data,
  sample: { ...sample, actor: systemActor(of.owner ?? '') } as T,
});
