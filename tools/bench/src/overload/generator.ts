import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Dispatcher, Pool } from 'undici';
import type { Job, Phase, Sample, Template } from './job';

const tickMs = 2;
const connections = 1_024;

/** Sends one request; resolves once its answer has come as a whole. Status 0 stands for none. */
function send(pool: Pool, { method, path, headers, body }: Template): Promise<number> {
  return new Promise((resolve) => {
    let status = 0;
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: () => undefined,
      onResponseStart: (_controller, code) => void (status = code),
      onResponseData: () => undefined,
      onResponseEnd: () => resolve(status),
      onResponseError: () => resolve(0),
    };
    pool.dispatch({ method, path, headers: { ...headers, 'request-id': randomUUID() }, body }, handler);
  });
}

async function run({ url, templates, phases }: Job): Promise<Sample[]> {
  const pool = new Pool(url, { connections, pipelining: 1, headersTimeout: 60_000 });
  const samples: Sample[] = [];
  const [since, all]: [number, Promise<void>[]] = [performance.now(), []];
  let next = 0;
  const one = async (phase: number): Promise<void> => {
    const sent = performance.now();
    const status = await send(pool, templates[next++ % templates.length]);
    samples.push({ at: sent - since, phase, status, ms: performance.now() - sent });
  };
  for (const [index, phase] of phases.entries())
    await (phase.callers === undefined ? atRate(phase, () => all.push(one(index))) : inTurn(phase, () => one(index)));
  await Promise.all(all);
  await pool.close();
  return samples;
}

/** Keeps the rate, whatever is answered. */
async function atRate({ seconds, perSecond = 0 }: Phase, begin: () => void): Promise<void> {
  const since = performance.now();
  for (let sent = 0, elapsed = 0; elapsed < seconds * 1_000; elapsed = performance.now() - since) {
    for (; sent < (elapsed / 1_000) * perSecond; sent += 1) begin();
    await pause(tickMs);
  }
}

/** Each caller sends its next request when it has its answer. */
async function inTurn({ seconds, callers }: Phase, one: () => Promise<void>): Promise<void> {
  const end = performance.now() + seconds * 1_000;
  const caller = async (): Promise<void> => {
    while (performance.now() < end) await one();
  };
  await Promise.all(Array.from({ length: callers ?? 1 }, caller));
}

process.on('message', (job: Job) => {
  run(job).then(
    (samples) => process.send?.({ samples }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
