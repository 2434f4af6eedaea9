import { clusterOf, manifests } from './yaml';

const partOf = { 'app.kubernetes.io/part-of': 'ovipro' };
const pods = (labels: Record<string, string>) => ({ podSelector: { matchLabels: labels } });
const namespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
const role = (service: string, component: string) => ({
  'app.kubernetes.io/name': service,
  'app.kubernetes.io/component': component,
});
const component = (name: string) => ({ ...partOf, 'app.kubernetes.io/component': name });

const tcp = (...ports: number[]) => ports.map((port) => ({ protocol: 'TCP', port }));
const httpPort = 8080;
const managementPort = 9090;

interface Rules {
  ingress?: object[];
  egress?: object[];
}

const policy = (name: string, labels: Record<string, string>, rules: Rules, policyTypes: string[] = []): object => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name },
  spec: {
    podSelector: { matchLabels: labels },
    policyTypes: [...policyTypes, ...(rules.ingress ? ['Ingress'] : []), ...(rules.egress ? ['Egress'] : [])],
    ...rules,
  },
});

const database = (service: string): object => ({
  to: [pods({ 'cnpg.io/cluster': clusterOf(service) })],
  ports: tcp(5432),
});
const keys = { to: [pods(role('agency', 'api'))], ports: tcp(httpPort) };
const broker = { to: [pods({ 'strimzi.io/cluster': 'ovipro', 'strimzi.io/kind': 'Kafka' })], ports: tcp(9093) };
const fromGateway = (port: number): object => ({ from: [pods(component('gateway'))], ports: tcp(port) });

const ofService = (service: string): object[] => [
  policy(`${service}-api`, role(service, 'api'), {
    ingress: [fromGateway(httpPort)],
    egress: [database(service), keys],
  }),
  policy(`${service}-worker`, role(service, 'worker'), {
    ingress: [fromGateway(managementPort)],
    egress: [database(service), keys, broker],
  }),
  policy(`${service}-migrate`, role(service, 'migrate'), { egress: [database(service)] }),
];

const dns = {
  to: [{ ...namespace('kube-system'), ...pods({ 'k8s-app': 'kube-dns' }) }],
  ports: [{ protocol: 'UDP', port: 53 }, ...tcp(53)],
};

/** Nothing reaches a pod and no pod reaches anything, but for what stands here. */
export const networkPolicies = (services: string[]): string =>
  manifests(
    policy('default-deny', partOf, {}, ['Ingress', 'Egress']),
    policy('names', partOf, { egress: [dns] }),
    policy('metrics', partOf, { ingress: [{ from: [namespace('monitoring')], ports: tcp(managementPort) }] }),
    policy('keys', role('agency', 'api'), { ingress: [{ from: [pods(partOf)], ports: tcp(httpPort) }] }),
    policy('gateway', component('gateway'), {
      ingress: [{ from: [namespace('ingress-nginx')], ports: tcp(httpPort) }],
      egress: [
        { to: [pods(component('api'))], ports: tcp(httpPort) },
        { to: [pods(component('worker'))], ports: tcp(managementPort) },
      ],
    }),
    ...services.flatMap(ofService),
  );
