import { succeeded } from '../history';
import type { Evidence } from './evidence';
import { grouped } from './grouped';

/** I6: a POST that was sent several times made one resource at most, and was answered the same each time. */
export function idempotentPosts({ calls, events }: Evidence): string[] {
  const posts = calls.filter((call) => call.method === 'POST' && succeeded(call));
  const answers = [...grouped(posts, ({ requestId }) => requestId).entries()]
    .filter(([, list]) => list.some(({ answer }) => answer !== list[0].answer))
    .map(
      ([requestId, list]) =>
        `${list[0].operation} (${requestId}): answered ${list.map(({ answer }) => answer).join(' and ')}`,
    );
  const made = new Map<string, Set<string>>();
  for (const { name, requestId, key } of events)
    if (requestId !== undefined && name.endsWith('-created'))
      made.set(requestId, (made.get(requestId) ?? new Set()).add(key));
  const twice = [...made.entries()]
    .filter(([, keys]) => keys.size > 1)
    .map(([requestId, keys]) => `${requestId}: made ${[...keys].join(' and ')}`);
  return [...answers, ...twice];
}

/** I7: of several changes that are based on one version, one is accepted at most. */
export function noLostUpdate({ calls }: Evidence): string[] {
  const accepted = calls.filter((call) => call.ifMatch !== undefined && succeeded(call));
  return [...grouped(accepted, ({ path, ifMatch }) => `${path} ${ifMatch}`).entries()]
    .filter(([, list]) => new Set(list.map(({ requestId }) => requestId)).size > 1)
    .map(
      ([version, list]) =>
        `${version}: accepted ${list.length} changes (${list.map(({ requestId }) => requestId).join(', ')})`,
    );
}

/** What a service may take to answer again after its fault: its supervisor waits longer each time. */
const aliveWithinMs = 30_000;
/** A job whose process was killed is taken over when its lease ends, after a minute. */
const settledWithinMs = 90_000;

const prefixes: Record<string, string[]> = {
  gateway: ['/lead/', '/meeting/', '/assignment/'],
  postgres: ['/lead/', '/meeting/', '/assignment/', '/asset-requirement/'],
};

/** I8: what was hit answers again in time, and in the end nothing waits any more. */
export function aliveAgain({ calls, faults, settledMs }: Evidence): string[] {
  const last = calls.at(-1)?.at ?? 0;
  const dead = faults.flatMap(({ fault, target, to }) =>
    (prefixes[target] ?? [`/${target}/`]).flatMap((prefix) => {
      const sent = calls.filter(({ path, at }) => path.startsWith(prefix) && at >= to && at <= to + aliveWithinMs);
      // a fault at the very end has no calls to show for it
      if (sent.length === 0 || to + aliveWithinMs > last || sent.some(succeeded)) return [];
      return [`${fault} of ${target} at ${to} ms: nothing below ${prefix} succeeded within ${aliveWithinMs / 1000} s`];
    }),
  );
  const settled = settledMs !== undefined && settledMs <= settledWithinMs;
  return [...dead, ...(settled ? [] : [`events still waited ${settledWithinMs / 1000} s after the end`])];
}
