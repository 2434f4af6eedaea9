import { MeetingStatusCode } from '@ovipro/contracts';
import type { Client } from 'pg';
import { officeReport } from './office-report';

/** The largest offices as the database has them now, and how to see their meetings. */
export const meetingReport = (client: Client): Promise<string[]> =>
  officeReport(client, { table: 'meeting', what: 'meetings', column: 'status_code', codes: MeetingStatusCode });
