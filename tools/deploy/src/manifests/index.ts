import { consumerGroups, topics } from '@ovipro/contracts';
import { services } from '../processes';
import { kafkaTopics, kafkaUsers } from './kafka';
import { networkPolicies } from './network';
import { postgresBackups, postgresClusters, postgresComponent } from './postgres';
import { gatewayBase, serviceBase } from './service';

/** Every manifest that follows from the code, by its path in the repository. */
export function generatedManifests(): Map<string, string> {
  const names = services.map(({ name }) => name);
  return new Map([
    ...services.map((service): [string, string] => [
      `k8s/base/${service.name}/kustomization.yaml`,
      serviceBase(service),
    ]),
    ['k8s/base/gateway/kustomization.yaml', gatewayBase(services)],
    ['k8s/base/network.yaml', networkPolicies(names)],
    ['k8s/components/strimzi/topics.yaml', kafkaTopics(topics, consumerGroups)],
    ['k8s/components/strimzi/users.yaml', kafkaUsers(topics, consumerGroups)],
    ['k8s/components/cloudnative-pg/kustomization.yaml', postgresComponent(names)],
    ['k8s/components/cloudnative-pg/clusters.yaml', postgresClusters(names)],
    ['k8s/components/backups/schedules.yaml', postgresBackups(names)],
  ]);
}
