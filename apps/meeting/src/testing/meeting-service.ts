import { type Meeting, type MeetingCreate, type MeetingPage, meetingTopic } from '@ovipro/contracts';
import {
  eventually,
  makeFixture,
  type PublishedEvent,
  startTestService,
  type TestService,
  type Fixture,
} from '@ovipro/testing';
import { meetingService } from '../service';
import { aMeeting } from './meeting.mother';

/** A running meeting service, and an office whose main user calls it. */
export class Meetings {
  private constructor(
    readonly service: TestService,
    readonly fixture: Fixture,
  ) {}

  static async start(): Promise<Meetings> {
    const service = await startTestService(meetingService);
    return new Meetings(service, await makeFixture(service, service.send));
  }

  /** The same service, seen from another office. */
  async elsewhere(office?: string): Promise<Meetings> {
    return new Meetings(this.service, await makeFixture(this.service, this.service.send, office));
  }

  async create(given: Partial<MeetingCreate> = {}): Promise<string> {
    return (await this.fixture.make<Meeting>('/meetings', aMeeting(this.fixture.office, given))).meetingId;
  }

  async read(id: string): Promise<Meeting> {
    return (await this.fixture.send('GET', `/meetings/${id}`)).body as Meeting;
  }

  put(id: string, given: Partial<MeetingCreate> = {}, headers: Record<string, string> = {}) {
    return this.fixture.send('PUT', `/meetings/${id}`, { body: aMeeting(this.fixture.office, given), headers });
  }

  async page(query: string): Promise<MeetingPage> {
    const { status, text, body } = await this.fixture.send('GET', `/meetings?${query}`);
    if (status !== 200) throw new Error(`${query}: ${status} ${text}`);
    return body as MeetingPage;
  }

  /** The ids of what a search finds, in its order. */
  async find(query: string): Promise<string[]> {
    return (await this.page(query)).meetings.map(({ meetingId }) => meetingId);
  }

  /** As {@link find}, by words. */
  words(text: string): Promise<string[]> {
    return this.find(`freeTextSearch=${encodeURIComponent(text)}`);
  }

  /** Resolves once the directory has them. */
  async known(...ids: string[]): Promise<void> {
    const sql = 'SELECT FROM directory_entry WHERE id = ANY($1)';
    await eventually(async () => (await this.service.db.query(sql, [ids])).rowCount === ids.length, 'the directory');
  }

  published(id: string): Promise<PublishedEvent[]> {
    return this.service.published(meetingTopic.name, id);
  }

  async close(): Promise<void> {
    await this.service.close();
  }
}
