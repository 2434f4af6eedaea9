import { atLeast, atMost, type Result } from '../result';
import { median, rounds } from '../statistics';
import { withLeads } from './fixture';

const connections = 20;

/** A page of 50 leads through the gateway, against the service itself and against a proxy that checks nothing. */
export const gateway = ({ quick }: { quick: boolean }): Promise<Result[]> =>
  withLeads(async (fixture) => {
    const leads = quick ? 3_000 : 100_000;
    const database = await fixture.database('lead', leads);
    const headers = await fixture.headers([database.offices[0]]);
    const service = await fixture.service(database);
    const direct = `${service.url}/leads`;
    const through = `${(await fixture.gateway(service)).url}/lead/v1/leads`;
    const bare = `${(await fixture.bare('bare-proxy', { UPSTREAM: service.url }, '/health/ready')).url}/leads`;
    const at = (url: string, callers: number, seconds: number, coding?: string) =>
      fixture.load.run({
        url,
        headers: coding ? { ...headers, 'accept-encoding': coding } : headers,
        connections: callers,
        seconds,
      });
    for (const url of [direct, bare, through]) await at(url, connections, quick ? 1 : 3);
    const count = quick ? 1 : 5;
    const [long, short] = quick ? [1, 1] : [10, 5];
    const throughput = await rounds(count, {
      'service direct': async () => (await at(direct, connections, long)).perSecond,
      'bare proxy': async () => (await at(bare, connections, long)).perSecond,
      gateway: async () => (await at(through, connections, long)).perSecond,
      'gateway, gzip': async () => (await at(through, connections, long, 'gzip')).perSecond,
      'gateway, br': async () => (await at(through, connections, long, 'br')).perSecond,
    });
    const delay = await rounds(count, {
      'service direct': async () => (await at(direct, 1, short)).p50,
      'bare proxy': async () => (await at(bare, 1, short)).p50,
      gateway: async () => (await at(through, 1, short)).p50,
      'gateway, gzip': async () => (await at(through, 1, short, 'gzip')).p50,
      'gateway, br': async () => (await at(through, 1, short, 'br')).p50,
    });
    return [throughputOf(leads, throughput, fixture.load.effort), delayOf(leads, delay)];
  });

type Values = Record<'service direct' | 'bare proxy' | 'gateway' | 'gateway, gzip' | 'gateway, br', number[]>;

const rowsOf = (values: Values) => Object.entries(values).map(([what, found]) => ({ what, values: found }));

const throughputOf = (leads: number, values: Values, effort: string): Result => ({
  name: 'gateway',
  about: `A page of 50 of ${leads.toLocaleString('en')} leads, ${connections} connections: through the gateway (Request-ID, token, rate limit off), from the service itself, and through \`@fastify/http-proxy\` as it comes; and through the gateway compressed, all on the same machine. ${effort}`,
  unit: 'answers per second',
  rows: rowsOf(values),
  verdicts: [
    atLeast('gateway / service direct', median(values.gateway) / median(values['service direct']), 0.7),
    atLeast('gateway / bare proxy', median(values.gateway) / median(values['bare proxy']), 0.9),
  ],
});

const delayOf = (leads: number, values: Values): Result => ({
  name: 'gateway, delay',
  about: `The same page of 50 of ${leads.toLocaleString('en')} leads, one caller who waits for each answer: the median time.`,
  unit: 'milliseconds',
  rows: rowsOf(values),
  verdicts: [atMost('what the gateway adds', median(values.gateway) - median(values['service direct']), 0.3)],
});
