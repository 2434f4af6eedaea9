import {
  agencyChanged,
  agencyOfficeChanged,
  agencyOfficeSample,
  agencySample,
  agentChanged,
  agentSample,
  type AssignmentDocument,
  type AssignmentDocumentList,
  type Party,
} from '@ovipro/contracts';
import { JobRunner } from '@ovipro/platform';
import { PartyRegister, publishEvent } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import type { Assignments } from './assignment-service';
import { elementsOf, readPdf, wordsOf } from './documents/read-pdf';

export interface Content {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

/** Asks an assignment service for documents. */
export class DocumentClient {
  constructor(private readonly assignments: Assignments) {}

  async list(assignmentId: string): Promise<AssignmentDocument[]> {
    const path = `/documents?ownerCode=ASSIGNMENT&ownerEntityId=${assignmentId}`;
    return ((await this.assignments.send('GET', path)).body as AssignmentDocumentList).documents;
  }

  async metadata(documentId: string): Promise<AssignmentDocument> {
    return (await this.assignments.send('GET', `/documents/${documentId}`)).body as AssignmentDocument;
  }

  async content(documentId: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Content> {
    const { service, fixture } = this.assignments;
    const own = { authorization: `Bearer ${fixture.token}`, 'request-id': randomUUID() };
    const path = `${service.url}/documents/${documentId}/content`;
    const answer = await fetch(path, { method, headers: { ...own, ...headers } });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  }

  /** The content of a document that has to be there. */
  async bytes(documentId: string): Promise<Buffer> {
    const { status, bytes } = await this.content(documentId);
    if (status !== 200) throw new Error(`${documentId} answered ${status} ${bytes.toString()}`);
    return bytes;
  }

  /** All that a document says, blanks made plain. */
  async words(documentId: string): Promise<string> {
    return wordsOf(readPdf(await this.bytes(documentId))).replaceAll('\u00a0', ' ');
  }

  /** The headings of a document. */
  async headings(documentId: string): Promise<string[]> {
    const elements = elementsOf(readPdf(await this.bytes(documentId)).tree);
    return elements.filter(({ type }) => /^H\d$/.test(type)).map(({ text }) => text);
  }

  async planDocument(assignmentId: string): Promise<string> {
    const path = `/salesAssignments/${assignmentId}/marketingPlan/document`;
    return (await this.assignments.fixture.make<{ marketingPlanDocumentId: string }>(path, {})).marketingPlanDocumentId;
  }

  /** Renders what waits, where the service has no worker. */
  async render(): Promise<void> {
    await this.assignments.service.app.get(JobRunner, { strict: false }).runReady();
  }

  /** Has the registers tell of the office, an agent and a party; answers when the directory has them. */
  async introduce(agentId: string, given: Partial<Party> = {}): Promise<Party> {
    const { service, office } = this.assignments;
    const register = new PartyRegister(service, 1);
    const party = { ...register.party(), ...given };
    await publishEvent(service, agencyOfficeChanged, office, {
      sequence: 1,
      data: { agencyOffice: { ...agencyOfficeSample, agencyOfficeId: office }, actor: { sub: 'x', name: 'x' } },
    });
    const { agencyId } = agencySample;
    await publishEvent(service, agencyChanged, agencyId, { sequence: 1 });
    await publishEvent(service, agentChanged, agentId, {
      sequence: 1,
      data: { agent: { ...agentSample, agentId }, actor: { sub: 'x', name: 'x' } },
    });
    await register.introduce(party);
    await this.assignments.known(office, agencyId, agentId, party.partyId);
    return party;
  }
}
