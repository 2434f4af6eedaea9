import { Injectable } from '@nestjs/common';
import { type MarketingPlanSave, marketingPlanSaved } from '@ovipro/contracts';
import { type HttpResult, type RequestContext, staleVersion, UnitOfWork, updated } from '@ovipro/platform';
import { assignmentRoots } from '../assignment/assignment.root';
import { marketingPlanChild, marketingPlanProjection } from './marketing-plan.child';

@Injectable()
export class MarketingPlanService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The first save makes the plan; whoever names a version of it then is wrong. */
  save(context: RequestContext, assignmentId: string, { marketingConditions }: MarketingPlanSave): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const assignment = await tx.lockRelated(assignmentRoots.SALES, assignmentId);
      const found = await tx.findChild(marketingPlanChild, assignment, assignmentId);
      if (found) tx.assertIfMatch(found);
      else if (context.ifMatch !== undefined) throw staleVersion();
      const plan =
        found ??
        tx.insertChild(marketingPlanChild, assignment, {
          ...{ assignmentId, marketingConditions },
          ...{ marketingPlanDocumentId: null, marketingPlanDocumentCreationTime: null },
        });
      if (!found || tx.change(plan, { marketingConditions })) tx.emit(plan, marketingPlanSaved);
      return updated(marketingPlanProjection.etag(plan));
    });
  }
}
