import autocannon from 'autocannon';
import { randomUUID } from 'node:crypto';
import { quantile } from '../statistics';
import type { Job, Load } from './job';

const withNewId = (request: autocannon.Request): autocannon.Request => ({
  ...request,
  headers: { ...request.headers, 'request-id': randomUUID() },
});

/** @throws Error where not every answer was a good one */
async function run({ url, headers, body, requests, connections, seconds, rate }: Job): Promise<Load> {
  const times: number[] = [];
  const [since, before] = [performance.now(), process.cpuUsage()];
  const common = { url, headers, connections, duration: seconds, ...(rate && { overallRate: rate }) };
  const posting = body !== undefined && { method: 'POST' as const, body, requests: [{ setupRequest: withNewId }] };
  const mixed = requests && { requests: requests.map((request) => ({ ...request, setupRequest: withNewId })) };
  const running = autocannon({ ...common, ...posting, ...mixed }, () => undefined);
  running.on('response', (_client, _status, _bytes, time) => times.push(time));
  const result = await new Promise<autocannon.Result>((resolve) => running.on('done', resolve));
  if (result.non2xx + result.errors > 0 || times.length === 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors, ${times.length} answers`);
  const { user, system } = process.cpuUsage(before);
  const elapsed = performance.now() - since;
  return {
    perSecond: times.length / result.duration,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    share: (user + system) / 1_000 / elapsed,
  };
}

// a process of its own, so that what drives the load is not what starts servers and reads databases
process.on('message', (job: Job) => {
  run(job).then(
    (load) => process.send?.({ load }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
