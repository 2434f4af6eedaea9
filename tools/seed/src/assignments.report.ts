import { AssignmentStatusCode } from '@ovipro/contracts';
import type { Client } from 'pg';
import { officeReport } from './office-report';

/** The largest offices as the database has them now, and how to see their assignments. */
export const assignmentReport = (client: Client): Promise<string[]> =>
  officeReport(client, {
    table: 'assignment',
    what: 'assignments',
    column: 'assignment_status_code',
    codes: AssignmentStatusCode,
  });
