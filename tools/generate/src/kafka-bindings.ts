import type { Topic } from '@ovipro/contracts';

type Json = Record<string, unknown>;

const dayMs = 86_400_000;
const bindingVersion = '0.5.0';

/** Where events are read; the broker's own address is an operator's to say. */
export const servers: Json = {
  kafka: {
    host: '{broker}:{port}',
    protocol: 'kafka-secure',
    description: 'The Kafka brokers of the installation, over TLS, by SCRAM-SHA-512 with a user for each subscriber',
    variables: {
      broker: {
        description: 'A bootstrap broker, as the operator of the installation names it',
        default: 'kafka.example',
      },
      port: { description: 'Its port', default: '9093' },
    },
  },
};

/** What a topic is on a broker. */
export const channelBindings = ({ name, partitions, compacted, retentionDays }: Topic): Json => ({
  kafka: {
    topic: name,
    partitions,
    topicConfiguration: {
      'cleanup.policy': [compacted ? 'compact' : 'delete'],
      [compacted ? 'delete.retention.ms' : 'retention.ms']: retentionDays * dayMs,
    },
    bindingVersion,
  },
});

/** What the key of a message is: the id of the root resource. */
export const messageBindings = ({ key }: Topic): Json => ({
  kafka: {
    key: { type: 'string', format: 'uuid', description: `The ${key} of the resource, as text; also ce_subject` },
    bindingVersion,
  },
});
