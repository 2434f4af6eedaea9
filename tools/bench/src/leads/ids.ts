import { claimsOf } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { atMost, type Result } from '../result';
import { median } from '../statistics';
import { withLeads } from './fixture';

const pairs = 500;
const warmUpPairs = 50;

/** Whether the time of an answer tells an id that is unknown from one of another office. */
export const ids = ({ quick }: { quick: boolean }): Promise<Result> =>
  withLeads(async (fixture) => {
    const leads = quick ? 3_000 : 100_000;
    const database = await fixture.database('lead', leads);
    const service = await fixture.service(database);
    const owner = await fixture.headers([database.offices[0]]);
    const page = (await (await fetch(`${service.url}/leads?size=100`, { headers: owner })).json()) as {
      leads: { leadId: string }[];
    };
    const stranger = await fixture.issuer.token(claimsOf('main-user', { agencyOfficeIds: [randomUUID()] }), 86_400);
    const ask = (leadId: string): Promise<number> => millisecondsOf(`${service.url}/leads/${leadId}`, stranger);
    const times = { unknown: [] as number[], foreign: [] as number[] };
    for (let pair = -warmUpPairs; pair < pairs; pair += 1) {
      const { leadId } = page.leads[(pair + warmUpPairs) % page.leads.length];
      // who is asked for first changes, so that what the first one warms is no difference
      const unknownFirst = pair % 2 === 0;
      const first = await ask(unknownFirst ? randomUUID() : leadId);
      const second = await ask(unknownFirst ? leadId : randomUUID());
      if (pair < 0) continue;
      times.unknown.push(unknownFirst ? first : second);
      times.foreign.push(unknownFirst ? second : first);
    }
    const [unknown, foreign] = [median(times.unknown), median(times.foreign)];
    return {
      name: 'ids',
      about: `${pairs} pairs of requests for a lead by an id that nobody has and by one of another office, among ${leads.toLocaleString('en')} leads: both are 404, and take as long.`,
      unit: 'milliseconds',
      rows: [
        { what: 'unknown id', values: [unknown] },
        { what: 'foreign id', values: [foreign] },
      ],
      verdicts: [
        atMost('difference of the medians, as a share', Math.abs(unknown - foreign) / Math.min(unknown, foreign), 0.05),
      ],
    };
  });

/** @throws Error where the answer is any but 404 */
async function millisecondsOf(url: string, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'request-id': randomUUID() };
  const started = performance.now();
  const answer = await fetch(url, { headers });
  await answer.text();
  if (answer.status !== 404) throw new Error(`${url} was answered with ${answer.status}`);
  return performance.now() - started;
}
