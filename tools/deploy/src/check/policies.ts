import type { Manifest } from './render';
import { environmentFaults, environmentOf } from './environment';
import type { Container, PodSpec, Workload } from './workload';

const isWorkload = ({ kind }: Manifest): boolean => kind === 'Deployment' || kind === 'Job';

/** Every pinned image ends with a version or a digest. */
const pinned = /(:(?!latest$)[\w][\w.-]*|@sha256:[0-9a-f]{64})$/;

function podFaults({ securityContext, automountServiceAccountToken, hostNetwork, hostPID, volumes = [] }: PodSpec) {
  return [
    securityContext?.runAsNonRoot !== true && 'may run as root',
    securityContext?.seccompProfile?.type !== 'RuntimeDefault' && 'has no seccomp profile',
    automountServiceAccountToken !== false && "gets the account's token",
    (hostNetwork || hostPID) && 'shares namespaces of its node',
    volumes.some((volume) => 'hostPath' in volume) && 'mounts a path of its node',
  ];
}

function containerFaults({ image, securityContext: own, resources, ...container }: Container, stays: boolean) {
  const { startupProbe, readinessProbe, livenessProbe } = container;
  const probes = [startupProbe, readinessProbe, livenessProbe];
  return [
    !pinned.test(image) && `runs the image ${image}, which is not pinned`,
    own?.allowPrivilegeEscalation !== false && 'may gain privileges',
    own?.readOnlyRootFilesystem !== true && 'writes to its root file system',
    !own?.capabilities?.drop?.includes('ALL') && 'keeps capabilities',
    !(resources?.limits?.memory && resources.limits.cpu) && 'has no limits',
    !(resources?.requests?.memory && resources.requests.cpu) && 'has no requests',
    stays && probes.some((probe) => probe?.httpGet?.port !== 'management') && 'is not probed at its management port',
  ];
}

const named = (manifests: Manifest[], kind: string) =>
  new Set(manifests.filter((manifest) => manifest.kind === kind).map(({ metadata }) => metadata.name));

function workloadFaults(workload: Workload, manifests: Manifest[]): (string | false | undefined)[] {
  const { name } = workload.metadata;
  const pod = workload.spec.template.spec;
  const stays = workload.kind === 'Deployment';
  const spread = pod.topologySpreadConstraints?.length;
  return [
    ...podFaults(pod),
    ...pod.containers.flatMap((container) => containerFaults(container, stays)),
    stays && !named(manifests, 'PodDisruptionBudget').has(name) && 'has no PodDisruptionBudget',
    stays && !spread && 'is not spread over nodes',
    !named(manifests, 'ServiceAccount').has(pod.serviceAccountName ?? '') && 'has no account of its own',
    ...environmentFaults(workload, manifests),
  ];
}

/** Each gateway grants its share of what a caller may do, so it has to know how many there are. */
function gatewayFaults(manifests: Manifest[]): string[] {
  const gateway = manifests.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'gateway');
  const { replicas = 1, template } = (gateway as unknown as Workload).spec;
  const { GATEWAY_REPLICAS: told = '1' } = environmentOf(template.spec.containers[0], manifests);
  const scaled = manifests.some(
    ({ kind, spec }) =>
      kind === 'HorizontalPodAutoscaler' && (spec?.scaleTargetRef as { name?: string })?.name === 'gateway',
  );
  return [
    ...(told === String(replicas) ? [] : [`Deployment gateway has ${replicas} replicas, and GATEWAY_REPLICAS=${told}`]),
    ...(scaled ? ['Deployment gateway has an autoscaler, which GATEWAY_REPLICAS cannot follow'] : []),
  ];
}

const overallFaults = (manifests: Manifest[]): string[] => {
  const policies = manifests.filter(({ kind }) => kind === 'NetworkPolicy');
  const denies = policies.some(
    ({ spec }) => (spec?.policyTypes as string[])?.length === 2 && !spec?.ingress && !spec?.egress,
  );
  return [
    ...gatewayFaults(manifests),
    ...(denies ? [] : ['NetworkPolicy: nothing denies by default']),
    ...manifests
      .filter(({ kind }) => kind === 'Secret')
      .map(({ metadata }) => `Secret ${metadata.name} stands in the open`),
  ];
};

/** How the objects of an overlay fall short of the house's policies, as sentences. */
export const policyFaults = (manifests: Manifest[]): string[] => [
  ...overallFaults(manifests),
  ...(manifests.filter(isWorkload) as unknown as Workload[]).flatMap((workload) =>
    workloadFaults(workload, manifests)
      .filter((fault): fault is string => Boolean(fault))
      .map((fault) => `${workload.kind} ${workload.metadata.name} ${fault}`),
  ),
];
