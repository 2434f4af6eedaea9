import { Injectable } from '@nestjs/common';
import { type WatchCreate, watchCreated, watchEnded, type WatchUpdate, watchUpdated } from '@ovipro/contracts';
import { created, type HttpResult, type RequestContext, UnitOfWork, updated } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { dropKeys, matchRequirement } from '../matching/arming';
import { requirementRoot } from '../requirement/asset-requirement.root';
import { hasEnded } from '../requirement/asset-requirement.status';
import { endInTime } from './watch.jobs';
import { followedColumns, watchColumns, watchProjection } from './watch.projection';
import { watchRoot } from './watch.root';
import { assertWatchChange } from './watch.rules';

@Injectable()
export class WatchService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  create(context: RequestContext, { assetRequirementId, ...body }: WatchCreate): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const requirement = await tx.lockRelated(requirementRoot, assetRequirementId, 'assetRequirementId');
      const watchId = randomUUID();
      const columns = watchColumns(body);
      const isOver = hasEnded(requirement.statusCode) || columns.validityEndTime <= tx.now;
      const watch = tx.insert(watchRoot, {
        ...{ watchId, assetRequirementId, statusCode: isOver ? 'ENDED' : 'ACTIVE' },
        ...{ ...columns, ...followedColumns(requirement) },
      });
      tx.emit(watch, watchCreated);
      if (isOver) tx.emit(watch, watchEnded);
      endInTime(tx, watch);
      if (!isOver) matchRequirement(tx, assetRequirementId);
      return created({ watchId }, `/watches/${watchId}`);
    });
  }

  update(context: RequestContext, watchId: string, body: WatchUpdate): Promise<HttpResult> {
    const { watchId: _id, assetRequirementId: _of, ...content } = body;
    return this.unitOfWork.command(context, async (tx) => {
      const watch = await tx.lock(watchRoot, watchId);
      assertWatchChange(watch, body, tx.now);
      const columns = watchColumns(content);
      const ends = watch.statusCode === 'ACTIVE' && columns.validityEndTime <= tx.now;
      if (tx.change(watch, { ...columns, ...(ends && { statusCode: 'ENDED' as const }) })) {
        tx.emit(watch, ends ? watchEnded : watchUpdated);
        endInTime(tx, watch);
        if (ends) dropKeys(tx, [watch.assetRequirementId]);
        else if (watch.statusCode === 'ACTIVE') matchRequirement(tx, watch.assetRequirementId);
      }
      return updated(watchProjection.etag(watch));
    });
  }
}
