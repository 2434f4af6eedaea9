import { Injectable } from '@nestjs/common';
import { assetRequirementUpdated, mostNotes, type Note, type NoteCreate, type NoteUpdate } from '@ovipro/contracts';
import {
  created,
  type HttpResult,
  indexSearchTerms,
  invalidStatus,
  notFound,
  Reader,
  type RequestContext,
  type Transaction,
  UnitOfWork,
  updated,
} from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { type Requirement, requirementRoot } from '../requirement/asset-requirement.root';
import { requirementTerms } from '../requirement/asset-requirement.search-terms';
import { noteChild } from './note.child';
import type { NoteEntity } from './note.entity';
import { noteResource } from './note.search';

const authorOf = ({ caller }: RequestContext): string => caller?.agentId ?? caller?.sub ?? '';

/** Notes are no part of the asset requirement's answer: its version and ETag stay. */
@Injectable()
export class NoteService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
  ) {}

  create(context: RequestContext, { assetRequirementId, note }: NoteCreate): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const requirement = await tx.lockRelated(requirementRoot, assetRequirementId, 'assetRequirementId');
      const notes = await tx.children(noteChild, requirement);
      if (notes.length >= mostNotes)
        throw invalidStatus(`The asset requirement has ${notes.length} notes; it can have ${mostNotes}.`);
      const noteId = randomUUID();
      const author = authorOf(context);
      const entity = tx.insertChild(noteChild, requirement, {
        ...{ noteId, assetRequirementId, note, createdBy: author, modifiedBy: author },
      } as NoteEntity);
      await publish(tx, requirement, entity);
      return created({ noteId }, `/notes/${noteId}`);
    });
  }

  update(context: RequestContext, noteId: string, { note }: NoteUpdate): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const { requirement, entity } = await this.lock(tx, context, noteId);
      if (note !== entity.note) {
        tx.change(entity, { note, modifiedBy: authorOf(context) });
        await publish(tx, requirement, entity);
      }
      return updated(noteChild.projection.etag(entity));
    });
  }

  delete(context: RequestContext, noteId: string): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const { requirement, entity } = await this.lock(tx, context, noteId);
      tx.delete(entity);
      await publish(tx, requirement, entity);
      return updated();
    });
  }

  /** @throws ApiError notFound where it is unknown or not the caller's to see, changed where `If-Match` names another version */
  private async lock(tx: Transaction, { caller }: RequestContext, noteId: string) {
    if (!caller) throw notFound();
    const { body } = await this.reader.read(noteResource, caller, noteId);
    const { assetRequirementId } = JSON.parse(body) as Note;
    const requirement = await tx.lockRelated(requirementRoot, assetRequirementId);
    return { requirement, entity: await tx.lockChild(noteChild, requirement, noteId) };
  }
}

/** The notes are among what the asset requirement is found by. */
async function publish(tx: Transaction, requirement: Requirement, note: NoteEntity): Promise<void> {
  const { assetRequirementId, statusCode: previousStatusCode } = requirement;
  tx.emit(note, assetRequirementUpdated, { previousStatusCode });
  requirement.searchTerms = await indexSearchTerms(tx, requirementTerms, assetRequirementId, requirement);
}
