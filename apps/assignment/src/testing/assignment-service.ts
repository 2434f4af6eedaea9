import {
  type Assignment,
  type AssignmentActionCode,
  type AssignmentDiary,
  type AssignmentPage,
  assignmentTopic,
  AssignmentTypeCode,
  type ContinuationAgreement,
  type ContinuationAgreementActionCode,
  type ContinuationAgreementContent,
  officeSettingsTopic,
} from '@ovipro/contracts';
import {
  eventually,
  Fixture,
  makeFixture,
  type PublishedEvent,
  startTestService,
  type TestAnswer,
  type TestService,
} from '@ovipro/testing';
import type { AssignmentConfig } from '../config';
import { assignmentService } from '../service';
import { aContinuation, aPurchase, aRental, aSale } from './assignment.mother';

export const collections: Record<AssignmentTypeCode, string> = {
  SALES: '/salesAssignments',
  PURCHASE: '/purchaseAssignments',
  RENTAL: '/rentalAssignments',
};

const mothers = { SALES: aSale, PURCHASE: aPurchase, RENTAL: aRental };

type Body = Record<string, unknown>;
type Headers = Record<string, string>;

/** A running assignment service, and an office whose main user calls it. */
export class Assignments {
  private constructor(
    readonly service: TestService,
    readonly fixture: Fixture,
  ) {}

  /** Renders no documents unless the configuration says so: whoever asks for none need not wait for them. */
  static async start(config: Partial<AssignmentConfig> = {}): Promise<Assignments> {
    const service = await startTestService(assignmentService, { documentRenderers: 0, ...config });
    return new Assignments(service, await makeFixture(service, service.send));
  }

  /** The same service, seen from another office. */
  async elsewhere(office?: string): Promise<Assignments> {
    return new Assignments(this.service, await makeFixture(this.service, this.service.send, office));
  }

  get office(): string {
    return this.fixture.office;
  }

  /** A body that can be locked, with some properties replaced. */
  body(type: AssignmentTypeCode, given: Body = {}): Body {
    return { ...(mothers[type](this.office) as object), ...given };
  }

  send(method: string, path: string, body?: object, headers: Headers = {}): Promise<TestAnswer> {
    return this.fixture.send(method, path, { body, headers });
  }

  async create(type: AssignmentTypeCode, given: Body = {}): Promise<string> {
    const made = await this.fixture.make<{ assignmentId: string }>(collections[type], this.body(type, given));
    return made.assignmentId;
  }

  /** As GET answers it. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- an answer of any of three types
  async read(id: string, type: AssignmentTypeCode = 'SALES'): Promise<any> {
    const { status, text, body } = await this.send('GET', `${collections[type]}/${id}`);
    if (status !== 200) throw new Error(`${id} answered ${status} ${text}`);
    return body as Assignment;
  }

  put(id: string, type: AssignmentTypeCode, given: Body = {}, headers: Headers = {}): Promise<TestAnswer> {
    return this.send('PUT', `${collections[type]}/${id}`, { assignmentId: id, ...this.body(type, given) }, headers);
  }

  act(id: string, actionCode: AssignmentActionCode, headers: Headers = {}): Promise<TestAnswer> {
    return this.send('POST', `/assignments/${id}/actions`, { actionCode }, headers);
  }

  /** Actions that have to succeed. */
  async run(id: string, ...actions: AssignmentActionCode[]): Promise<string> {
    for (const action of actions) {
      const { status, text } = await this.act(id, action);
      if (status !== 200) throw new Error(`${action} answered ${status} ${text}`);
    }
    return id;
  }

  async active(type: AssignmentTypeCode = 'SALES', given: Body = {}): Promise<string> {
    return this.run(await this.create(type, given), 'LOCK', 'ACTIVATE');
  }

  async diary(id: string): Promise<AssignmentDiary> {
    return (await this.send('GET', `/assignments/${id}/diary`)).body as AssignmentDiary;
  }

  agreements(id: string): string {
    return `/assignments/${id}/continuationAgreements`;
  }

  continue(id: string, given: Partial<ContinuationAgreementContent> = {}): Promise<TestAnswer> {
    return this.send('POST', this.agreements(id), aContinuation(given));
  }

  /** The id of a continuation agreement that has to be made. */
  async continued(id: string, given: Partial<ContinuationAgreementContent> = {}): Promise<string> {
    return (await this.fixture.make(this.agreements(id), aContinuation(given))).continuationAgreementId as string;
  }

  async agreement(id: string, agreementId: string): Promise<ContinuationAgreement> {
    return (await this.send('GET', `${this.agreements(id)}/${agreementId}`)).body as ContinuationAgreement;
  }

  actOnAgreement(id: string, agreementId: string, actionCode: ContinuationAgreementActionCode): Promise<TestAnswer> {
    return this.send('POST', `${this.agreements(id)}/${agreementId}/actions`, { actionCode });
  }

  putAgreement(
    id: string,
    agreementId: string,
    given: Partial<ContinuationAgreementContent> = {},
  ): Promise<TestAnswer> {
    const body = { continuationAgreementId: agreementId, ...aContinuation(given) };
    return this.send('PUT', `${this.agreements(id)}/${agreementId}`, body);
  }

  deleteAgreement(id: string, agreementId: string): Promise<TestAnswer> {
    return this.send('DELETE', `${this.agreements(id)}/${agreementId}`);
  }

  async sign(id: string, agreementId: string): Promise<void> {
    for (const actionCode of ['LOCK', 'ACTIVATE'])
      await this.fixture.make(`${this.agreements(id)}/${agreementId}/actions`, { actionCode });
  }

  async page(query: string): Promise<AssignmentPage> {
    const { status, text, body } = await this.send('GET', `/assignments?${query}`);
    if (status !== 200) throw new Error(`${query}: ${status} ${text}`);
    return body as AssignmentPage;
  }

  /** The ids of what a search finds, in its order. */
  async find(query: string): Promise<string[]> {
    return (await this.page(query)).assignments.map(({ assignmentId }) => assignmentId);
  }

  /** Resolves once the directory has them. */
  async known(...ids: string[]): Promise<void> {
    const sql = 'SELECT FROM directory_entry WHERE id = ANY($1)';
    await eventually(async () => (await this.service.db.query(sql, [ids])).rowCount === ids.length, 'the directory');
  }

  published(id: string): Promise<PublishedEvent[]> {
    return this.service.published(assignmentTopic.name, id);
  }

  /** The names of an assignment's events, in their order. */
  async eventsOf(id: string): Promise<string[]> {
    return (await this.published(id)).map(({ name }) => name);
  }

  settingsEvents(): Promise<PublishedEvent[]> {
    return this.service.published(officeSettingsTopic.name, this.office);
  }

  async close(): Promise<void> {
    await this.service.close();
  }
}

export const etagOf = ({ headers }: TestAnswer): string => headers.get('etag') ?? '';
