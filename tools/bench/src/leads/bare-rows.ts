import { utc } from '@ovipro/contracts';
import { serveBare } from './bare-http';

/** The rows as they are, by the same index, and the same count; the program makes the answer of them. */
const text = `SELECT lead_id, lead_status_code, lead_action_codes, lead_type_code, lead_source_type_code,
    agency_office_id, agent_id, party_id, content, customer, assignment_time, decision_time, creation_time,
    modification_time, (SELECT sum(leads)::integer FROM lead_count WHERE agency_office_id = $1) AS total
  FROM lead WHERE agency_office_id = $1 ORDER BY creation_time DESC, lead_id DESC LIMIT $2 OFFSET $3`;

interface Row {
  lead_id: string;
  lead_status_code: string;
  lead_action_codes: string[];
  lead_type_code: string;
  lead_source_type_code: string;
  agency_office_id: string;
  agent_id: string | null;
  party_id: string | null;
  content: object;
  customer: object;
  assignment_time: Date | null;
  decision_time: Date | null;
  creation_time: Date;
  modification_time: Date;
  total: number;
}

const leadOf = (row: Row) => ({
  leadId: row.lead_id,
  leadStatusCode: row.lead_status_code,
  leadActionCodes: row.lead_action_codes,
  lead: {
    ...row.content,
    leadTypeCode: row.lead_type_code,
    leadSourceTypeCode: row.lead_source_type_code,
    agencyOfficeId: row.agency_office_id,
    agentId: row.agent_id ?? undefined,
    customer: { ...row.customer, partyId: row.party_id ?? undefined },
  },
  assignmentTime: row.assignment_time ? utc(row.assignment_time) : undefined,
  decisionTime: row.decision_time ? utc(row.decision_time) : undefined,
  creationTime: utc(row.creation_time),
  modificationTime: utc(row.modification_time),
});

serveBare(async (pool) => {
  const { rows } = await pool.query<Row>({ name: 'page', text, values: [process.env.OFFICE, 50, 0] });
  return JSON.stringify({ totalCount: rows[0].total, leads: rows.map(leadOf) });
});
