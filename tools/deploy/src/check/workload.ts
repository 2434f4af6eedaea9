interface Probe {
  httpGet?: { path: string; port: string | number };
}

export interface EnvironmentEntry {
  name: string;
  value?: string;
  valueFrom?: { secretKeyRef?: { name: string; key: string } };
}

type Amounts = Record<string, string>;

export interface Container {
  image: string;
  command?: string[];
  env?: EnvironmentEntry[];
  envFrom?: { configMapRef?: { name: string } }[];
  startupProbe?: Probe;
  readinessProbe?: Probe;
  livenessProbe?: Probe;
  resources?: { limits?: Amounts; requests?: Amounts };
  securityContext?: {
    allowPrivilegeEscalation?: boolean;
    readOnlyRootFilesystem?: boolean;
    capabilities?: { drop?: string[] };
  };
}

export interface PodSpec {
  serviceAccountName?: string;
  automountServiceAccountToken?: boolean;
  hostNetwork?: boolean;
  hostPID?: boolean;
  securityContext?: { runAsNonRoot?: boolean; seccompProfile?: { type: string } };
  topologySpreadConstraints?: object[];
  volumes?: object[];
  containers: Container[];
}

/** A Deployment or a Job. */
export interface Workload {
  kind: string;
  metadata: { name: string; labels?: Record<string, string> };
  spec: { replicas?: number; template: { metadata?: { labels?: Record<string, string> }; spec: PodSpec } };
}
