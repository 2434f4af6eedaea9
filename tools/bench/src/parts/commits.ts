import type { LeadCreate } from '@ovipro/contracts';
import { sampleOf } from '@ovipro/testing';
import { join } from 'node:path';
import { withLeads } from '../leads/fixture';
import { atLeast, type Result } from '../result';
import { median, rounds } from '../statistics';

const clients = 16;
const sample = sampleOf<LeadCreate>('lead', 'lead.create.request');

/** A program loaded before the service takes out a part of it. */
const without = (part: string) => ({ NODE_OPTIONS: `--require=${join(__dirname, part)}.js` });

/** Creating a lead with and without what makes its commit cheap. */
export const commits = ({ quick }: { quick: boolean }): Promise<Result> =>
  withLeads(async (fixture) => {
    const leads = quick ? 3_000 : 100_000;
    const database = await fixture.database('lead', leads);
    const [office] = database.offices;
    const headers = await fixture.headers([office]);
    const body = JSON.stringify({ lead: { ...sample.lead, agencyOfficeId: office } });
    const variants = {
      'as it is': await fixture.service(database),
      'not shared': await fixture.service(database, without('without-sharing')),
      'not shared, a statement a table': await fixture.service(database, without('table-by-table')),
      'not shared, a statement a table, each awaited': await fixture.service(
        database,
        without('table-by-table-waiting'),
      ),
    };
    const create = (base: string, seconds: number) =>
      fixture.load.run({ url: `${base}/leads`, headers, body, connections: clients, seconds });
    for (const { url } of Object.values(variants)) await create(url, quick ? 1 : 5);
    const seconds = quick ? 2 : 8;
    const contestants = Object.entries(variants).map(([name, { url }]) => [
      name,
      async () => (await create(url, seconds)).perSecond,
    ]);
    const values = await rounds<keyof typeof variants>(quick ? 1 : 5, Object.fromEntries(contestants));
    const of = (name: keyof typeof variants) => median(values[name]);
    return {
      name: 'parts, commits',
      about: `POST /leads by ${clients} clients into ${leads.toLocaleString('en')} leads: the service as it is; with each request committing its rows by itself; and with a statement for each table (lead, outbox, idempotency) between BEGIN and COMMIT, all sent at once or each awaited. ${fixture.load.effort}`,
      unit: 'commits per second',
      rows: Object.entries(values).map(([what, found]) => ({ what, values: found as number[] })),
      verdicts: [
        atLeast('shared inserts (0010)', of('as it is') / of('not shared'), 1.15),
        atLeast('one statement (write set)', of('not shared') / of('not shared, a statement a table'), 1.15),
      ],
    };
  });
