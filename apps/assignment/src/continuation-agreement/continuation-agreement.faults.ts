import { Injectable } from '@nestjs/common';
import {
  type ContinuationAgreementContent,
  type ContinuationAgreementIdParams,
  continuationFaults,
  type Fault,
} from '@ovipro/contracts';
import { type RequestContext, type RowFaults, UnitOfWork } from '@ovipro/platform';
import { assignmentRoot, type LockedAssignment } from '../assignment/assignment.root';
import { AssignmentConfig } from '../config';
import { ContinuationAgreementEntity } from './continuation-agreement.entity';

type Ids = Pick<ContinuationAgreementIdParams, 'assignmentId'>;
type Content = Partial<Pick<ContinuationAgreementContent, 'agreementValidity' | 'assets'>>;

/**
 * What is wrong with a continuation agreement in the light of its assignment.
 * @param end the last day of the assignment without it; none where nobody has signed for one
 */
export function faultsBeside(
  { assignmentTypeCode, content }: LockedAssignment,
  { agreementValidity, assets }: Content,
  end: string | null,
  termMonths: number,
): Fault[] {
  const { realtyBelongsToCustomerBusinessActivities } = content.assignment;
  const continued = { assignmentTypeCode, endDate: end ?? '', realtyBelongsToCustomerBusinessActivities };
  return continuationFaults({ assets, ...(end && { agreementValidity }) }, continued, termMonths);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What of a body can be looked at, whatever else is wrong with it. */
function readable({ agreementValidity, assets }: Record<string, unknown>): Content {
  const { endDate } =
    (agreementValidity as { validityPeriod?: { endDate?: unknown } } | undefined)?.validityPeriod ?? {};
  return {
    ...(typeof endDate === 'string' && { agreementValidity: { validityPeriod: { endDate } } }),
    ...(Array.isArray(assets) && {
      assets: assets.map((asset) => (isObject(asset) ? asset : {})) as Content['assets'],
    }),
  };
}

/** Looks at the assignment when a body has other faults, so that all are reported at once. */
@Injectable()
export class ContinuationFaults implements RowFaults {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: AssignmentConfig,
  ) {}

  faults({ caller, ...cause }: RequestContext, params: unknown, body: object): Promise<Fault[]> {
    const { assignmentId, continuationAgreementId } = params as Record<string, string | undefined> & Ids;
    return this.unitOfWork.run(
      async (tx) => {
        const assignment = await tx.find(assignmentRoot, assignmentId);
        if (!assignment) return [];
        const manager = await tx.manager();
        const agreement =
          continuationAgreementId === undefined
            ? null
            : await manager.findOneBy(ContinuationAgreementEntity, { continuationAgreementId, assignmentId });
        const end = agreement?.startDate ?? assignment.signedEndDate;
        return faultsBeside(assignment, readable(body as Record<string, unknown>), end, this.config.termMonths);
      },
      { caller, cause },
    );
  }
}
