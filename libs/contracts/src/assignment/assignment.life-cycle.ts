import type {
  AssignmentActionCode,
  AssignmentStatusCode,
  AssignmentTypeCode,
  ContinuationAgreementActionCode,
  ContinuationAgreementStatusCode,
} from './codes';

/** What an action leads from and to. From any other state it is refused with INVALID_STATUS. */
export interface Transition<S extends string> {
  from: readonly S[];
  to: S;
}

export const assignmentActions: Record<AssignmentActionCode, Transition<AssignmentStatusCode>> = {
  LOCK: { from: ['DRAFT'], to: 'READY_FOR_SIGNING' },
  UNLOCK: { from: ['READY_FOR_SIGNING'], to: 'DRAFT' },
  ACTIVATE: { from: ['READY_FOR_SIGNING'], to: 'ACTIVE' },
  FINISH: { from: ['ACTIVE'], to: 'FINISHED' },
  REJECT: { from: ['DRAFT', 'READY_FOR_SIGNING'], to: 'REJECTED' },
};

export const continuationAgreementActions: Record<
  ContinuationAgreementActionCode,
  Transition<ContinuationAgreementStatusCode>
> = {
  LOCK: { from: ['DRAFT'], to: 'READY_FOR_SIGNING' },
  UNLOCK: { from: ['READY_FOR_SIGNING'], to: 'DRAFT' },
  ACTIVATE: { from: ['READY_FOR_SIGNING'], to: 'SIGNED' },
};

/** The customers of an assignment: the property that holds them. */
export const customerPartiesOf = {
  SALES: 'sellerCustomerParties',
  PURCHASE: 'buyerCustomerParties',
  RENTAL: 'lessorParties',
} as const satisfies Record<AssignmentTypeCode, string>;

/** The one property that a PUT may change while an assignment is ACTIVE, with the customer's permission. */
export const editableWhenActive = {
  SALES: 'assets',
  PURCHASE: 'assetRequirementId',
  RENTAL: 'assets',
} as const satisfies Record<AssignmentTypeCode, string>;

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The path of the first property in which two values differ, in the order of the wanted one; undefined where they are alike. */
function firstDifference(present: unknown, wanted: unknown, path = ''): string | undefined {
  if (!isContainer(present) || !isContainer(wanted) || Array.isArray(present) !== Array.isArray(wanted))
    return present === wanted ? undefined : path;
  const below = (key: string): string =>
    Array.isArray(wanted) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
  for (const key of new Set([...Object.keys(wanted), ...Object.keys(present)])) {
    const difference = firstDifference(present[key], wanted[key], below(key));
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/**
 * The first property that a PUT on an ACTIVE assignment would change and may not, by its full path.
 * @param present what a caller may write of the assignment, as it is
 * @param wanted the same as it is to be
 */
export function frozenDifference(type: AssignmentTypeCode, present: object, wanted: object): string | undefined {
  const frozen = (content: object): object => ({ ...content, [editableWhenActive[type]]: undefined });
  return firstDifference(frozen(present), frozen(wanted));
}
