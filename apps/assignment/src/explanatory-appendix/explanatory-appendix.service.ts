import { Injectable } from '@nestjs/common';
import { type SalesAssignment, utc } from '@ovipro/contracts';
import { type HttpResult, notFound, type RequestContext, UnitOfWork, updated } from '@ovipro/platform';
import { assetsOf, assignmentColumns, assignmentProjection } from '../assignment/assignment.projection';
import { type AssignmentBody, assignmentRoots } from '../assignment/assignment.root';
import { freezeDocument, prepareDocument } from '../document/documents';

@Injectable()
export class ExplanatoryAppendixService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Has the appendix of a realty written. It shows on the first asset of that realty, which is no change of the assignment.
   * @throws ApiError notFound where the assignment has no such realty
   */
  generate(context: RequestContext, assignmentId: string, realtyId: string): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const assignment = await tx.lock(assignmentRoots.SALES, assignmentId);
      const { content } = assignment;
      const assets = assetsOf(content) ?? [];
      const place = assets.findIndex((asset) => asset.realtyId === realtyId);
      if (place === -1) throw notFound();
      const input = await prepareDocument(tx, assignment, {
        documentTypeCode: 'EXPLANATORY_APPENDIX',
        assignment: assignmentProjection.answer(assignment) as SalesAssignment,
        realtyId,
      });
      const explanatoryAppendixDocumentId = freezeDocument(tx, assignment, input);
      const explanatoryAppendix = { explanatoryAppendixDocumentId, modificationTime: utc(tx.now) };
      const marked = { ...assets[place], explanatoryAppendix };
      const body = { ...content, assets: assets.with(place, marked) } as AssignmentBody;
      Object.assign(assignment, assignmentColumns('SALES', body));
      return updated(assignmentProjection.etag(assignment));
    });
  }
}
