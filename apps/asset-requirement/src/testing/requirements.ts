import {
  type AssetRequirement,
  type AssetRequirementCreate,
  type AssetRequirementPage,
  type AssetRequirementStatusCode,
  assetRequirementTopic,
  type AssetRequirementUpdate,
  type NoteList,
  type Watch,
  type WatchCreate,
} from '@ovipro/contracts';
import { type Fixture, makeFixture, type PublishedEvent, startTestService, type TestService } from '@ovipro/testing';
import type { AssetRequirementConfig } from '../config';
import { assetRequirementService } from '../service';
import { aRequirement, anUpdate } from './asset-requirement.mother';
import { aWatch, aWatchUpdate } from './watch.mother';

/** A running asset requirement service, and an office whose main user calls it. */
export class Requirements {
  private constructor(
    readonly service: TestService,
    readonly fixture: Fixture,
  ) {}

  static async start(own: Partial<AssetRequirementConfig> = {}): Promise<Requirements> {
    const service = await startTestService(assetRequirementService, own);
    return new Requirements(service, await makeFixture(service, service.send));
  }

  /** The same service, seen from another office. */
  async elsewhere(office?: string): Promise<Requirements> {
    return new Requirements(this.service, await makeFixture(this.service, this.service.send, office));
  }

  send(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    return this.fixture.send(method, path, { body, headers });
  }

  async create(given: Partial<AssetRequirementCreate> = {}): Promise<string> {
    const body = aRequirement(this.fixture.office, given);
    return (await this.fixture.make<AssetRequirement>('/assetRequirements', body)).assetRequirementId;
  }

  async read(id: string): Promise<AssetRequirement> {
    return (await this.fixture.send('GET', `/assetRequirements/${id}`)).body as AssetRequirement;
  }

  put(id: string, given: Partial<AssetRequirementUpdate> = {}, headers: Record<string, string> = {}) {
    return this.send('PUT', `/assetRequirements/${id}`, anUpdate(id, this.fixture.office, given), headers);
  }

  /** Leads a draft to a status. */
  async become(id: string, ...statuses: AssetRequirementStatusCode[]): Promise<void> {
    for (const statusCode of statuses) {
      const { status, text } = await this.put(id, { statusCode });
      if (status !== 200) throw new Error(`${statusCode}: ${status} ${text}`);
    }
  }

  async page(query = ''): Promise<AssetRequirementPage> {
    const { status, text, body } = await this.send('GET', `/assetRequirements?${query}`);
    if (status !== 200) throw new Error(`${query}: ${status} ${text}`);
    return body as AssetRequirementPage;
  }

  /** The ids of what a search finds, in its order. */
  async find(query: string): Promise<string[]> {
    return (await this.page(query)).assetRequirements.map(({ assetRequirementId }) => assetRequirementId);
  }

  words(text: string): Promise<string[]> {
    return this.find(`freeTextSearch=${encodeURIComponent(text)}`);
  }

  async notes(assetRequirementId: string): Promise<NoteList> {
    return (await this.send('GET', `/notes?assetRequirementId=${assetRequirementId}`)).body as NoteList;
  }

  async note(assetRequirementId: string, note: string): Promise<string> {
    return (await this.fixture.make<{ noteId: string }>('/notes', { assetRequirementId, note })).noteId;
  }

  /** A watch that lasts, unless it is said otherwise. */
  async watch(assetRequirementId: string, given: Partial<WatchCreate> = {}) {
    const { watchId } = await this.fixture.make<Watch>('/watches', aWatch(assetRequirementId, given));
    const put = (changed: Partial<WatchCreate>) =>
      this.fixture.make(
        `/watches/${watchId}`,
        aWatchUpdate(watchId, assetRequirementId, { ...given, ...changed }),
        'PUT',
      );
    return { watchId, put };
  }

  published(id: string): Promise<PublishedEvent[]> {
    return this.service.published(assetRequirementTopic.name, id);
  }

  async names(id: string): Promise<string[]> {
    return (await this.published(id)).map(
      ({ name, sequence }) => `${sequence} ${name.replace('asset-requirement-', '')}`,
    );
  }

  close(): Promise<void> {
    return this.service.close();
  }
}
