import { unavailable } from '@ovipro/platform';
import type { Jwks } from '@ovipro/platform/edge';

/**
 * Of the gateway alone: a service that is away is no reason to take the others from their callers.
 * @throws ApiError 503
 */
export function assertReady(jwks: Jwks): void {
  if (!jwks.known) throw unavailable('The gateway is not ready.');
}
