import { Injectable } from '@nestjs/common';
import { type MarketingPlanSave, marketingPlanSaved, type SalesAssignment } from '@ovipro/contracts';
import { type HttpResult, ok, type RequestContext, staleVersion, UnitOfWork, updated } from '@ovipro/platform';
import { assignmentProjection } from '../assignment/assignment.projection';
import { assignmentRoots } from '../assignment/assignment.root';
import { freezeDocument, prepareDocument } from '../document/documents';
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

  /** Has the plan written as a document, which takes the place of the one before. The plan itself does not change. */
  generateDocument(context: RequestContext, assignmentId: string): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const assignment = await tx.lockRelated(assignmentRoots.SALES, assignmentId);
      const plan = await tx.lockChild(marketingPlanChild, assignment, assignmentId);
      const input = await prepareDocument(tx, assignment, {
        documentTypeCode: 'MARKETING_PLAN',
        assignment: assignmentProjection.answer(assignment) as SalesAssignment,
        marketingConditions: plan.marketingConditions,
      });
      const marketingPlanDocumentId = freezeDocument(tx, assignment, input);
      Object.assign(plan, { marketingPlanDocumentId, marketingPlanDocumentCreationTime: tx.now });
      return ok({ marketingPlanDocumentId }, { etag: marketingPlanProjection.etag(plan) });
    });
  }
}
