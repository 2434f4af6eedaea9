import { leadProjection } from '@ovipro/lead';
import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';
import { statementFor, withLeads } from '../leads/fixture';
import { atLeast, type Result } from '../result';
import { median, rounds } from '../statistics';

/** The lead by PostgreSQL's own functions, which leave out what is null. */
const built = `json_strip_nulls(json_build_object('leadId', t.lead_id, 'leadStatusCode', t.lead_status_code,
  'leadActionCodes', t.lead_action_codes,
  'lead', jsonb_build_object('leadTypeCode', t.lead_type_code, 'leadSourceTypeCode', t.lead_source_type_code,
    'agencyOfficeId', t.agency_office_id, 'agentId', t.agent_id,
    'customer', jsonb_build_object('partyId', t.party_id) || t.customer) || t.content,
  'assignmentTime', iso_time(t.assignment_time), 'decisionTime', iso_time(t.decision_time),
  'creationTime', iso_time(t.creation_time), 'modificationTime', iso_time(t.modification_time)))::text`;

/** A page of leads as JSON: text that SQL joins, against `json_build_object`. */
export const json = ({ quick }: { quick: boolean }): Promise<Result> =>
  withLeads(async (fixture) => {
    const leads = quick ? 3_000 : 100_000;
    const database = await fixture.database('lead', leads);
    const ours = statementFor([database.offices[0]], {}, { page: true, count: false });
    if (!ours.text.includes(leadProjection.sql)) throw new Error('The statement has no projection to replace.');
    const statements = { text: ours, built: { ...ours, text: ours.text.replaceAll(leadProjection.sql, built) } };
    const client = new Client({ connectionString: database.runtimeUrl });
    await client.connect();
    await expectSame(client, Object.values(statements));
    const queries = quick ? 50 : 1_500;
    const time = (name: string, statement: { text: string; values: unknown[] }) => async () => {
      const since = performance.now();
      for (let index = 0; index < queries; index += 1) await client.query({ name, ...statement });
      return (performance.now() - since) / queries;
    };
    const values = await rounds(quick ? 1 : 5, {
      'text joined in SQL': time('text', statements.text),
      json_build_object: time('built', statements.built),
    });
    await client.end();
    const ratio = median(values.json_build_object) / median(values['text joined in SQL']);
    return {
      name: 'parts, JSON',
      about: `A page of 50 of ${leads.toLocaleString('en')} leads at the database: the service's own statement, and the same one with \`json_build_object\`, \`jsonb ||\` and \`json_strip_nulls\` in place of texts that are joined.`,
      unit: 'milliseconds',
      rows: Object.entries(values).map(([what, found]) => ({ what, values: found })),
      verdicts: [atLeast('json_build_object / text', ratio, 1.15)],
    };
  });

/** @throws Error where they do not all answer the same */
async function expectSame(client: Client, statements: { text: string; values: unknown[] }[]): Promise<void> {
  const answers: unknown[] = [];
  for (const statement of statements) {
    const { rows } = await client.query<{ body: string }>(statement);
    answers.push(JSON.parse(rows[0].body));
  }
  if (!isDeepStrictEqual(answers[0], answers[1])) throw new Error('The statements answer differently.');
}
