import { currentCause, RequestContext } from '@ovipro/platform';
import { Client } from 'pg';

/** What was sent to a database. */
export interface SentStatement {
  text: string;
  values: unknown[];
}

const recorders = new Map<string, SentStatement[]>();

type Query = (config: string | { text: string; values?: unknown[] }, values?: unknown) => unknown;

/** Every connection of this process goes through the driver's one client class, TypeORM's as well as the pool's. */
const prototype = Client.prototype as unknown as { query: Query };
const { query } = prototype;
prototype.query = function (this: Client, ...sent: unknown[]) {
  const [config, values] = sent as Parameters<Query>;
  const cause = currentCause();
  // a job that a request has started has its cause, and may run before the request is answered
  const recorder = cause instanceof RequestContext ? recorders.get(cause.requestId) : undefined;
  if (recorder && typeof config === 'string')
    recorder.push({ text: config, values: Array.isArray(values) ? values : [] });
  else if (recorder && typeof config !== 'string') recorder.push({ text: config.text, values: config.values ?? [] });
  return Reflect.apply(query, this, sent);
};

/** What a service of this process sends to its database on behalf of one request, in order. */
export async function statementsOf(requestId: string, work: () => Promise<unknown>): Promise<SentStatement[]> {
  const sent: SentStatement[] = [];
  recorders.set(requestId, sent);
  try {
    await work();
    return sent;
  } finally {
    recorders.delete(requestId);
  }
}
