import { Injectable } from '@nestjs/common';
import {
  type AssetRequirementCreate,
  assetRequirementCreated,
  assetRequirementDeleted,
  type AssetRequirementUpdate,
} from '@ovipro/contracts';
import {
  created,
  type HttpResult,
  indexSearchTerms,
  type RequestContext,
  same,
  termsOf,
  type Transaction,
  UnitOfWork,
  updated,
} from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { matchRequirement } from '../matching/arming';
import { writeKeys } from '../matching/keys.jobs';
import { noteChild } from '../note/note.child';
import { isBound } from '../purchase-assignment/purchase-assignment.search';
import { endWatchesOf, followRequirement } from '../watch/watch.jobs';
import { followedColumns } from '../watch/watch.projection';
import { requirementColumns, requirementProjection } from './asset-requirement.projection';
import { requirementRoot } from './asset-requirement.root';
import { nextFriendlyId } from './asset-requirement.search';
import { requirementTerms } from './asset-requirement.search-terms';
import { assertDeletable, assertEditable } from './asset-requirement.status';
import { publishChange } from './asset-requirement.status-change';

@Injectable()
export class AssetRequirementService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  create(context: RequestContext, { creationTime, ...body }: AssetRequirementCreate): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const assetRequirementId = randomUUID();
      const friendlyId = await nextFriendlyId(tx);
      const columns = { friendlyId, ...requirementColumns(body) };
      const requirement = tx.insert(requirementRoot, {
        ...{ assetRequirementId, statusCode: 'DRAFT', marketingActionStatusCode: null, criteriaVersion: 1, ...columns },
        searchTerms: termsOf(...requirementTerms.texts(columns)),
        ...(creationTime && { creationTime: new Date(creationTime) }),
      });
      tx.emit(requirement, assetRequirementCreated);
      return created({ assetRequirementId }, `/assetRequirements/${assetRequirementId}`);
    });
  }

  update(context: RequestContext, id: string, body: AssetRequirementUpdate): Promise<HttpResult> {
    const { assetRequirementId: _id, statusCode, ...content } = body;
    return this.unitOfWork.command(context, async (tx) => {
      const requirement = await tx.lock(requirementRoot, id, body.agencyOfficeId);
      const { statusCode: previousStatusCode, friendlyId } = requirement;
      const shownByWatches = followedColumns(requirement);
      const isWantedElse = !same(requirement.content.assetRequirements, body.assetRequirements);
      assertEditable(previousStatusCode, body, await isBound(tx, id));
      const columns = requirementColumns(content);
      const searchTerms = await indexSearchTerms(tx, requirementTerms, id, { friendlyId, ...columns });
      const criteria = isWantedElse && { criteriaVersion: requirement.version + 1 };
      if (tx.change(requirement, { statusCode, ...columns, ...criteria })) {
        requirement.searchTerms = searchTerms;
        publishChange(tx, requirement, previousStatusCode);
        if (!same(shownByWatches, followedColumns(requirement))) await followRequirement(tx, requirement);
        if (isWantedElse) await lookForElse(tx, id);
      }
      return updated(requirementProjection.etag(requirement));
    });
  }

  delete(context: RequestContext, id: string): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const requirement = await tx.lock(requirementRoot, id);
      const { statusCode: previousStatusCode } = requirement;
      assertDeletable(previousStatusCode);
      for (const note of await tx.children(noteChild, requirement)) tx.delete(note);
      tx.delete(requirement);
      tx.emit(requirement, assetRequirementDeleted, { previousStatusCode });
      endWatchesOf(tx, id, true);
      return updated();
    });
  }
}

/** The keys change with the request, so that what matches no more is gone at once; a job finds what matches now. */
async function lookForElse(tx: Transaction, assetRequirementId: string): Promise<void> {
  await writeKeys(tx, assetRequirementId);
  matchRequirement(tx, assetRequirementId);
}
