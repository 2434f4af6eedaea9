import { type ConsumerGroup, type Topic, userOf } from '@ovipro/contracts';
import { brokerTopics, type Grant, grants } from '@ovipro/platform/server';
import { manifests } from './yaml';

const labels = { 'strimzi.io/cluster': 'ovipro' };
const replication = 3;

/** Topics and dead-letter topics as objects of Strimzi. */
export const kafkaTopics = (topics: Topic[], groups: ConsumerGroup[]): string =>
  manifests(
    ...brokerTopics(topics, groups, replication).map(({ name, partitions, settings }) => ({
      apiVersion: 'kafka.strimzi.io/v1',
      kind: 'KafkaTopic',
      metadata: { name, labels },
      spec: { partitions, replicas: replication, config: settings },
    })),
  );

const capital = (word: string): string => word[0].toUpperCase() + word.slice(1);

const aclOf = ({ resource, name, prefixed, operations }: Grant): object => ({
  resource: { type: resource, name, patternType: prefixed ? 'prefix' : 'literal' },
  operations: operations.map(capital),
});

/** A user with the least rights for each service and subscriber. */
export function kafkaUsers(topics: Topic[], groups: ConsumerGroup[]): string {
  const all = grants(topics, groups);
  const users = [...new Set([...topics.flatMap(({ owner }) => owner ?? []), ...groups.map(userOf)])].sort();
  return manifests(
    ...users.map((user) => ({
      apiVersion: 'kafka.strimzi.io/v1',
      kind: 'KafkaUser',
      metadata: { name: user, labels },
      spec: {
        authentication: { type: 'scram-sha-512' },
        authorization: { type: 'simple', acls: all.filter((grant) => grant.user === user).map(aclOf) },
      },
    })),
  );
}
