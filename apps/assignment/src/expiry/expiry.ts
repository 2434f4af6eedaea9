import { assignmentExpiring } from '@ovipro/contracts';
import { defineJob, jobs, type Transaction } from '@ovipro/platform';
import { assignmentRoot } from '../assignment/assignment.root';
import { addDays, dateInFinland, daysBetween, startOfDay } from '../calendar';

/** Days before the last signed end of an assignment at which its office is reminded. */
const marks = [14, 7, 2];

interface Payload {
  assignmentId: string;
  /** The last day that somebody has signed for. */
  endDate: string;
  /** The mark of the last reminder. */
  reminded?: number;
}

const timeOf = (endDate: string, mark: number): Date => startOfDay(addDays(endDate, -mark));

/** Has an assignment's office reminded of its signed end, and no longer of a former one. */
export function remindOfEnd(tx: Transaction, assignmentId: string, endDate: string): void {
  jobs.enqueue(tx, expiryReminder, {
    key: assignmentId,
    payload: { assignmentId, endDate },
    at: timeOf(endDate, marks[0]),
  });
}

/** Forgets the reminders of an assignment that has ended. */
export const forgetEnd = (tx: Transaction, assignmentId: string): void => jobs.cancel(tx, expiryReminder, assignmentId);

/**
 * Reminds at each mark once. Who comes late, after a downtime or to an assignment that is signed shortly before its end,
 * is told of the nearest mark alone, with the days that are left in truth.
 */
export const expiryReminder = defineJob<Payload>({
  kind: 'remind-of-expiry',
  async complete(tx, payload) {
    const { assignmentId, endDate, reminded = Infinity } = payload;
    if (!(await tx.find(assignmentRoot, assignmentId))) return;
    const assignment = await tx.lockRelated(assignmentRoot, assignmentId);
    if (assignment.assignmentStatusCode !== 'ACTIVE' || assignment.signedEndDate !== endDate) return;
    const daysLeft = daysBetween(dateInFinland(tx.now), endDate);
    if (daysLeft < 0) return;
    const mark = Math.min(reminded, ...marks.filter((days) => days >= daysLeft));
    if (mark < reminded) tx.emit(assignment, assignmentExpiring, { daysLeft });
    const next = marks.find((days) => days < Math.min(mark, daysLeft));
    if (next !== undefined) return { payload: { assignmentId, endDate, reminded: mark }, at: timeOf(endDate, next) };
  },
});
