import { surveyTopic, type TradeSettlement, tradeSettlementCompleted } from '@ovipro/contracts';
import { Clock, JobRunner } from '@ovipro/platform';
import { eventually, PartyRegister, type PublishedEvent, publishEvent } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import type { AssignmentConfig } from '../config';
import { publishingKind } from '../survey/surveys';
import { Assignments } from './assignment-service';

const hourMs = 3_600_000;

export const surveySetting = (surveyTypeCode: string, sendDelayHours?: number, enabled = true) => ({
  ...{ surveypalSurveyId: 1489, surveyTypeCode, enabled },
  ...(sendDelayHours !== undefined && { sendDelayHours }),
});

/** Both surveys on: one after 48 hours, the other after 24. */
export const surveysOn = {
  surveypalTransferEnabled: true,
  surveypalSurveySettings: [surveySetting('ASSIGNMENT_ENDED', 48), surveySetting('TRADE_COMPLETED', 24)],
};

export interface SurveyRow {
  survey_id: string;
  due_time: Date;
  creation_time: Date;
  outcome: string | null;
  survey_type_code: string;
}

/** Hours from what made a survey due until it goes out. */
export const delayOf = ({ due_time, creation_time }: SurveyRow): number =>
  (due_time.getTime() - creation_time.getTime()) / hourMs;

/** A trade of an assignment, between two parties whom nobody knows. */
export const aTrade = (assignmentId: string, given: Partial<TradeSettlement> = {}): TradeSettlement => ({
  tradeSettlementId: randomUUID(),
  assignmentId,
  tradeDate: '2021-09-30',
  parties: [
    { partyId: randomUUID(), roleCode: 'SELLER_CUSTOMER' },
    { partyId: randomUUID(), roleCode: 'BUYER_CUSTOMER' },
  ],
  ...given,
});

/** A running assignment service whose clock a test sets, and the clearing system beside it. */
export class SurveyBench {
  private constructor(
    readonly assignments: Assignments,
    readonly register: PartyRegister,
  ) {}

  static async start(config: Partial<AssignmentConfig> = {}): Promise<SurveyBench> {
    const assignments = await Assignments.start(config);
    return new SurveyBench(assignments, new PartyRegister(assignments.service, 1));
  }

  /** Has the service's clock stand so many hours from now, or earlier. */
  itIsHoursLater(hours: number): void {
    const now = new Date(Date.now() + hours * hourMs);
    jest.restoreAllMocks();
    jest.spyOn(this.clock, 'now').mockReturnValue(now);
  }

  async save(office: Assignments, settings: object = surveysOn): Promise<void> {
    const body = { agencyOfficeId: office.office, ...settings };
    expect((await office.send('PUT', '/integrationSettings', body)).status).toBe(200);
  }

  /** An office with settings. */
  async anOffice(settings: object = surveysOn): Promise<Assignments> {
    const office = await this.assignments.elsewhere();
    await this.save(office, settings);
    return office;
  }

  async surveysOf(assignmentId: string): Promise<SurveyRow[]> {
    const sql = 'SELECT * FROM survey WHERE assignment_id = $1 ORDER BY creation_time, survey_id';
    return (await this.assignments.service.db.query<SurveyRow>(sql, [assignmentId])).rows;
  }

  /** Resolves once whatever is due has been looked at. */
  async settled(): Promise<void> {
    const { app, db } = this.assignments.service;
    const now = this.clock.now();
    await app.get(JobRunner, { strict: false }).runReady();
    const due = `SELECT FROM job WHERE kind = $1 AND due_at <= $2`;
    await eventually(async () => (await db.query(due, [publishingKind, now])).rowCount === 0, 'the jobs');
  }

  /** The surveys of an assignment that went out. */
  async due(assignmentId: string): Promise<PublishedEvent[]> {
    const { service } = this.assignments;
    const ids = (await this.surveysOf(assignmentId)).map(({ survey_id }) => survey_id);
    return (await Promise.all(ids.map((id) => service.published(surveyTopic.name, id)))).flat();
  }

  /** Publishes a completed trade; resolves once it was handled. Answers the id of the event. */
  async complete(tradeSettlement: TradeSettlement, sequence = 1, id?: string): Promise<string> {
    const { service } = this.assignments;
    const key = tradeSettlement.tradeSettlementId;
    const event = { sequence, id, data: { tradeSettlement } };
    const eventId = await publishEvent(service, tradeSettlementCompleted, key, event);
    const sql = `SELECT FROM inbox WHERE consumer = 'assignment.surveys' AND event_id = $1`;
    await eventually(async () => (await service.db.query(sql, [eventId])).rowCount === 1, 'the event');
    return eventId;
  }

  close(): Promise<void> {
    return this.assignments.close();
  }

  private get clock(): Clock {
    return this.assignments.service.app.get(Clock, { strict: false });
  }
}
