import { unavailable } from '@ovipro/platform';
import type { Draining, Jwks } from '@ovipro/platform/edge';

/**
 * Of the gateway alone: a service that is away is no reason to take the others from their callers.
 * @throws ApiError unavailable
 */
export function assertReady(jwks: Jwks, draining: Draining): void {
  draining.assertOpen();
  if (!jwks.known) throw unavailable('The gateway is not ready.');
}
