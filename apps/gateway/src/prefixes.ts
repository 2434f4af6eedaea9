import { basePath } from '@ovipro/platform/edge';

/** An API below its base path, and the service that answers it. */
export interface Api {
  name: string;
  /** Its base path, as in `/lead/v1`. */
  base: string;
  service: string;
  /** Takes callers without a token; the service itself looks at their Request-ID. */
  open: boolean;
}

const api = (name: string, service: string, { open = false } = {}): Api => ({
  name,
  base: basePath(name),
  service,
  open,
});

/** Every API of the platform, a line each. The URL of a service is read from `<NAME>_URL`. */
export const apis: Api[] = [
  api('lead', 'lead'),
  api('agency', 'agency'),
  api('authentication', 'agency', { open: true }),
  api('meeting', 'meeting'),
  api('assignment', 'assignment'),
  api('asset-requirement', 'asset-requirement'),
];

/** The services behind the APIs. */
export const services: string[] = [...new Set(apis.map(({ service }) => service))];
