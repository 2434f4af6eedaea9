import { LeadStatusCode } from '@ovipro/contracts';
import type { Client } from 'pg';
import { officeReport } from './office-report';

/** The largest offices as the database has them now, and how to see their leads. */
export const leadReport = (client: Client): Promise<string[]> =>
  officeReport(client, { table: 'lead', what: 'leads', column: 'lead_status_code', codes: LeadStatusCode });
