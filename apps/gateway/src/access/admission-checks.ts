import { badParameters, payloadTooLarge } from '@ovipro/platform';
import { assertHeaders, maxBodyBytes, requestIdFaults, type TokenVerifier } from '@ovipro/platform/edge';
import type { Api } from '../prefixes';
import type { ProxyRequest } from '../proxy/proxy-request';
import type { ApiKeys } from './api-keys';
import type { Count } from './rate-limit';

function assertRequestId(value: unknown): void {
  const faults = requestIdFaults(value);
  if (faults.length > 0) throw badParameters(faults);
}

/** The public keys are for everybody who verifies tokens. */
const isKeySet = (path: string): boolean => /^\/jwks\.json(\?|$)/.test(path);

export interface AdmissionParts {
  keys: ApiKeys;
  tokens: TokenVerifier;
  count?: Count;
}

/** The order of checks below a prefix: Request-ID, size, API key, token, rate. Throws the ApiError of the first that fails. */
export function admissionChecks({ open }: Api, { keys, tokens, count }: AdmissionParts) {
  return async (proxyRequest: ProxyRequest): Promise<void> => {
    const { request, context } = proxyRequest;
    const { headers } = request;
    assertHeaders(request);
    if (!open) assertRequestId(headers['request-id']);
    if (Number(headers['content-length']) > maxBodyBytes) throw payloadTooLarge();
    if (!open || !isKeySet(proxyRequest.path)) keys.assertKnownKey(request);
    if (open) return count?.(proxyRequest);
    try {
      context.caller = await tokens.verify(headers.authorization);
    } catch (error) {
      // whoever tries tokens is slowed down by address
      await count?.(proxyRequest);
      throw error;
    }
    return count?.(proxyRequest);
  };
}
