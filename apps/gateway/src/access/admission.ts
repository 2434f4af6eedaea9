import { badParameters, bodyLimit, payloadTooLarge, requestIdFaults, type TokenVerifier } from '@ovipro/platform';
import type { Api } from '../prefixes';
import type { Passage } from '../proxy/passage';
import type { ApiKeys } from './api-keys';
import type { Count } from './rate-limit';
import { assertHost } from './receive';

function assertRequestId(value: unknown): void {
  const faults = requestIdFaults(value);
  if (faults.length > 0) throw badParameters(faults);
}

export interface Admission {
  keys: ApiKeys;
  tokens: TokenVerifier;
  count?: Count;
}

/** The order of checks below a prefix: Request-ID, size, API key, token, rate. Throws the ApiError of the first that fails. */
export function admission({ open }: Api, { keys, tokens, count }: Admission) {
  return async (passage: Passage): Promise<void> => {
    const { request, context } = passage;
    const { headers } = request;
    assertHost(request);
    if (!open) assertRequestId(headers['request-id']);
    if (Number(headers['content-length']) > bodyLimit) throw payloadTooLarge();
    keys.assertKnownKey(request);
    if (open) return count?.(passage);
    try {
      context.caller = await tokens.verify(headers.authorization);
    } catch (error) {
      // whoever tries tokens is slowed down by address
      await count?.(passage);
      throw error;
    }
    return count?.(passage);
  };
}
