import { readYaml } from './files';

export interface ComposeService {
  image: string;
  build?: { args: { APP: string } };
  command?: string[];
  environment?: Record<string, string | number>;
  healthcheck?: object;
  depends_on?: Record<string, { condition: string }>;
  read_only?: boolean;
  profiles?: string[];
}

export const compose = readYaml<{ services: Record<string, ComposeService> }>('docker/compose.yaml');

/** Those that are built here. */
export const own = Object.entries(compose.services).filter(([, { build }]) => build);
