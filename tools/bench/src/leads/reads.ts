import { isDeepStrictEqual } from 'node:util';
import { atLeast, type Result } from '../result';
import { median, rounds } from '../statistics';
import { statementFor, withLeads } from './fixture';

const connections = 20;

/** A page of 50 leads: the service against bare servers that answer the same. */
export const reads = ({ quick }: { quick: boolean }): Promise<Result> =>
  withLeads(async (fixture) => {
    const leads = quick ? 3_000 : 100_000;
    const seconds = quick ? 1 : 10;
    const database = await fixture.database('lead', leads);
    const [office] = database.offices;
    const headers = await fixture.headers([office]);
    const bare = { DATABASE_URL: database.runtimeUrl, OFFICE: office };
    const json = { ...bare, STATEMENT: JSON.stringify(statementFor([office])) };
    const urls = {
      'bare, rows': (await fixture.bare('bare-rows', bare)).url,
      'bare, JSON in SQL': (await fixture.bare('bare-json', json)).url,
      service: `${(await fixture.service(database)).url}/leads`,
    };
    await expectSame(Object.values(urls), headers);
    const measure = (url: string, time: number) => fixture.load.run({ url, headers, connections, seconds: time });
    for (const url of Object.values(urls)) await measure(url, quick ? 1 : 3);
    const perSecond = (url: string) => async () => (await measure(url, seconds)).perSecond;
    const values = await rounds(quick ? 1 : 5, {
      'bare, rows': perSecond(urls['bare, rows']),
      'bare, JSON in SQL': perSecond(urls['bare, JSON in SQL']),
      service: perSecond(urls.service),
    });
    const ours = median(values.service);
    return {
      name: 'reads',
      about: `A page of 50 of ${leads.toLocaleString('en')} leads and its count, ${connections} connections: the lead service (token, permission, checks, log) against bare \`node:http\` and \`pg\` that answer the same to anybody, once from rows with \`JSON.stringify\`, once with the service's own statement. ${fixture.load.effort}`,
      unit: 'answers per second',
      rows: Object.entries(values).map(([what, found]) => ({ what, values: found })),
      verdicts: [
        atLeast('service / bare, rows', ours / median(values['bare, rows']), 1),
        atLeast('service / bare, JSON in SQL', ours / median(values['bare, JSON in SQL']), 0.75),
      ],
    };
  });

/** @throws Error where they do not all answer the same: who answers less would be faster for it */
async function expectSame(urls: string[], headers: Record<string, string>): Promise<void> {
  const answers = await Promise.all(urls.map(async (url) => (await fetch(url, { headers })).json()));
  const length = (answers[0] as { leads: unknown[] }).leads.length;
  if (length !== 50 || !answers.every((answer) => isDeepStrictEqual(answer, answers[0])))
    throw new Error('The servers answer differently.');
}
