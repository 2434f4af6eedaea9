import type { LeadCreate } from '@ovipro/contracts';
import { sampleOf } from '@ovipro/testing';
import { Client } from 'pg';
import { atLeast, type Result } from '../result';
import { median, rounds } from '../statistics';
import { referenceOf } from './inserts';
import { type LeadDatabase, withLeads } from './fixture';

const clients = 16;
const sample = sampleOf<LeadCreate>('lead', 'lead.create.request');

/** Creating a lead with event and idempotency record, against one INSERT of such a row and nothing else. */
export const writes = ({ quick }: { quick: boolean }): Promise<Result> =>
  withLeads(async (fixture) => {
    const leads = quick ? 3_000 : 100_000;
    const seconds = quick ? 2 : 10;
    const database = await fixture.database('lead', leads);
    await makeReference(database);
    const [office] = database.offices;
    const lead = { ...sample.lead, agencyOfficeId: office };
    const reference = referenceOf({ url: database.runtimeUrl, clients, lead });
    const headers = await fixture.headers([office]);
    const url = `${(await fixture.service(database)).url}/leads`;
    const body = JSON.stringify({ lead });
    const create = (time: number) => fixture.load.run({ url, headers, body, connections: clients, seconds: time });
    await create(quick ? 1 : 10);
    const values = await rounds(quick ? 1 : 5, {
      'bare INSERT': () => reference.run(seconds),
      service: async () => (await create(seconds)).perSecond,
    });
    return {
      name: 'writes',
      about: `POST /leads by ${clients} clients, each with its token, Request-ID and checks: lead, event in the outbox, idempotency record and counter, committed to disk. Against ${reference.name} with ${clients} connections and prepared statements: one INSERT of the same row into a table with the same ${leads.toLocaleString('en')} leads and the same indexes. ${fixture.load.effort}`,
      unit: 'commits per second',
      rows: [
        { what: `INSERT by ${reference.name}`, values: values['bare INSERT'] },
        { what: 'service', values: values.service },
      ],
      verdicts: [atLeast('service / bare INSERT', median(values.service) / median(values['bare INSERT']), 0.3)],
    };
  });

/** A table of its own, so that the counters of the leads are a cost of the service alone. */
async function makeReference({ ownerUrl }: LeadDatabase): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`CREATE TABLE lead_reference (LIKE lead INCLUDING ALL)`);
  await client.query('INSERT INTO lead_reference SELECT * FROM lead');
  await client.query('VACUUM ANALYZE lead_reference');
  await client.end();
}
