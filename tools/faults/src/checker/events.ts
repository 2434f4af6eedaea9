import { isDeepStrictEqual } from 'node:util';
import { changes, refused, succeeded } from '../history';
import type { Evidence, TopicEvent } from './evidence';
import { grouped } from './grouped';

const byKey = ({ topic, key }: { topic: string; key: string }): string => `${topic} ${key}`;

/** Each event once, where it came first. */
const firstOccurrences = (events: TopicEvent[]): TopicEvent[] =>
  [...new Map([...events].reverse().map((event) => [event.id, event])).values()].reverse();

/** The events of the system's own resources, by key. */
const ownEvents = ({ events, roots }: Evidence): Map<string, TopicEvent[]> => {
  const own = new Set(roots.map(({ topic }) => topic));
  return grouped(firstOccurrences(events.filter(({ topic }) => own.has(topic))), byKey);
};

/** I1: each acknowledged change has its event. */
export function nothingLost({ calls, events }: Evidence): string[] {
  const told = new Set(events.map(({ requestId }) => requestId));
  return calls
    .filter((call) => changes(call) && succeeded(call) && !told.has(call.requestId))
    .map(
      ({ operation, path, requestId, at }) =>
        `${operation} at ${at} ms (${path}, ${requestId}): acknowledged, and no event tells of it`,
    );
}

/** I2: each event's resource is in the database, and what was refused has none. */
export function noPhantom(evidence: Evidence): string[] {
  const { calls, events, roots } = evidence;
  const known = new Set(roots.map(byKey));
  const without = [...ownEvents(evidence).entries()]
    .filter(
      ([key, list]) =>
        !known.has(key) && list.at(-1)?.resource !== undefined && !list.some(({ name }) => name.endsWith('-deleted')),
    )
    .map(([key]) => `${key}: events of a resource that is not in the database`);
  const accepted = new Set(calls.filter((call) => !refused(call)).map(({ requestId }) => requestId));
  const refusedIds = new Set(calls.filter(refused).map(({ requestId }) => requestId));
  const phantoms = events
    .filter(({ requestId }) => requestId !== undefined && refusedIds.has(requestId) && !accepted.has(requestId))
    .map(({ topic, key, requestId }) => `${topic} ${key}: an event of the request ${requestId}, which was refused`);
  return [...without, ...phantoms];
}

/** I3: a resource's row counts its events, they are dense from 1, and the newest one is what GET answers. */
export function atomic(evidence: Evidence): string[] {
  const events = ownEvents(evidence);
  const steady = <T extends { key: string }>(list: T[]): T[] => list.filter(({ key }) => !evidence.changing.has(key));
  const counted = steady(evidence.roots).flatMap((row) => {
    const sequences = (events.get(byKey(row)) ?? []).map(({ sequence }) => sequence).sort((a, b) => a - b);
    const dense = sequences.every((sequence, index) => sequence === index + 1);
    return dense && sequences.length === row.sequence
      ? []
      : [`${byKey(row)}: its row counts ${row.sequence} events, on the topic are ${sequences.join(' ') || 'none'}`];
  });
  const shown = steady(evidence.answers).flatMap(({ status, answer, path, ...resource }) => {
    const newest = events.get(byKey(resource))?.findLast((event) => event.resource !== undefined)?.resource;
    return status === 200 && isDeepStrictEqual(answer, newest)
      ? []
      : [`${path}: GET answers ${status} and other than the newest event`];
  });
  return [...counted, ...shown];
}

/** I4: first occurrences of a key's events stand in the order of their numbers. */
export function inOrder(evidence: Evidence): string[] {
  return [...ownEvents(evidence).entries()]
    .filter(([, list]) => list.some(({ sequence }, index) => index > 0 && sequence < list[index - 1].sequence))
    .map(([key, list]) => `${key}: on the topic in the order ${list.map(({ sequence }) => sequence).join(' ')}`);
}
