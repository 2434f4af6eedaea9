import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { root } from '../files';

/** A Kubernetes object as far as the checks read it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  data?: Record<string, string>;
  spec?: Record<string, unknown>;
}

export const overlays = ['dev', 'prod', 'prod-s3'];

/** Built from the Go proxy where neither kubectl nor kustomize is installed. */
const kustomizeModule = 'sigs.k8s.io/kustomize/kustomize/v5@v5.7.1';
const built = join(root, '.data/bin');

const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

function installed(): string[] {
  const own = join(built, 'kustomize');
  if (!existsSync(own)) {
    const env = { ...process.env, GOBIN: built, CGO_ENABLED: '0' };
    const { status } = spawnSync('go', ['install', kustomizeModule], { env, stdio: 'inherit' });
    if (status !== 0) throw new Error('Install kubectl, kustomize or Go: one of them renders the overlays.');
  }
  return [own, 'build'];
}

function renderer(): string[] {
  if (runs('kubectl', 'kustomize', '--help')) return ['kubectl', 'kustomize'];
  if (runs('kustomize', 'version')) return ['kustomize', 'build'];
  return installed();
}

/** The objects of an overlay, as a cluster would get them. @throws Error where it does not render */
export function render(overlay: string): Manifest[] {
  const [command, ...args] = renderer();
  const rendered = spawnSync(command, [...args, join(root, 'k8s/overlays', overlay)], {
    encoding: 'utf8',
    maxBuffer: 64 * 1_048_576,
  });
  if (rendered.status !== 0) throw new Error(`${overlay} does not render: ${rendered.stderr}`);
  return parseAllDocuments(rendered.stdout).map((document) => document.toJS() as Manifest);
}
