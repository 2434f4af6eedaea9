import { Client } from 'pg';
import { currentCause } from '../context/request-context';
import { beginSpan, isTracing } from '../telemetry/tracing';

type Done = (error: Error | undefined, result: unknown) => void;

const textOf = (config: unknown): string =>
  typeof config === 'string' ? config : ((config as { text?: string } | null)?.text ?? '');

/** The words that say what a statement does, as in `SELECT`. */
const verbOf = (text: string): string => /^\s*(\w+)/.exec(text)?.[1].toUpperCase() ?? 'statement';

/** A statement of a request, an event or a job is a span below it. Its values are nobody's business. */
export class TracedClient extends Client {
  override query(...given: unknown[]): never {
    const cause = currentCause();
    if (!isTracing() || !cause) return super.query(...(given as [never])) as never;
    const text = textOf(given[0]);
    const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text };
    const span = beginSpan('client', verbOf(text), cause.traceparent, attributes);
    const done = given.at(-1);
    if (typeof done === 'function') {
      const ended: Done = (error, result) => {
        span.end({ error: error ?? undefined });
        (done as Done)(error, result);
      };
      return super.query(...([...given.slice(0, -1), ended] as [never])) as never;
    }
    const running = super.query(...(given as [never])) as Promise<unknown>;
    running.then(
      () => span.end(),
      (error: unknown) => span.end({ error }),
    );
    return running as never;
  }
}

/** Sends each statement without a name, so that it needs nothing of a session that is left from an earlier one. */
export class UnpreparedClient extends TracedClient {
  override query(...given: unknown[]): never {
    const [config, ...rest] = given;
    const named = typeof config === 'object' && config !== null && 'name' in config;
    return super.query(...(named ? [{ ...config, name: undefined }, ...rest] : given));
  }
}
