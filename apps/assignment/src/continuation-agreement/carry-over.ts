import type { AssignmentTypeCode } from '@ovipro/contracts';
import type { Transaction } from '@ovipro/platform';
import type { LockedAssignment, AssignmentBody } from '../assignment/assignment.root';
import { assetsOf, assignmentColumns } from '../assignment/assignment.projection';
import type { ContinuationAgreementEntity, Replaced } from './continuation-agreement.entity';

type Asset = NonNullable<ReturnType<typeof assetsOf>>[number];
type Price = Replaced['prices'][number];

/** The property that holds what is asked for an asset. */
const priceOf: Record<AssignmentTypeCode, 'price' | 'rentalPrice'> = {
  SALES: 'price',
  PURCHASE: 'price',
  RENTAL: 'rentalPrice',
};

/** What the first continuation agreement of an assignment replaces, as it is before. */
export function replacedIn({ assignmentTypeCode, content }: LockedAssignment): Replaced {
  const { assignment, otherConditions } = content;
  const assets = (assetsOf(content) ?? []) as unknown as Record<string, Price | undefined>[];
  return {
    agents: assignment.agents,
    otherConditions,
    prices: assets.map((asset) => asset[priceOf[assignmentTypeCode]] ?? null),
  };
}

/**
 * Has an assignment say what a continuation agreement says: agents, end, prices and conditions. What the agreement leaves
 * out is as it was before it.
 */
export function carryOver(
  tx: Transaction,
  assignment: LockedAssignment,
  { content, endDate, replaced }: Pick<ContinuationAgreementEntity, 'content' | 'endDate' | 'replaced'>,
): boolean {
  const { agents, otherConditions = replaced.otherConditions, assets = [] } = content;
  const name = priceOf[assignment.assignmentTypeCode] as 'price';
  const priceFor = new Map(assets.flatMap((asset) => (asset[name] ? [[asset.realtyId, asset[name]] as const] : [])));
  const prices = (assetsOf(assignment.content) ?? []).map(
    ({ realtyId }, index) => priceFor.get(realtyId) ?? replaced.prices[index],
  );
  return write(tx, assignment, written(assignment, { agents, otherConditions, prices, endDate }));
}

/** What the assignment said before a continuation agreement replaced it. */
export const contentBefore = (
  assignment: LockedAssignment,
  { startDate, replaced }: ContinuationAgreementEntity,
): AssignmentBody => written(assignment, { ...replaced, endDate: startDate });

/** Puts back what a continuation agreement had replaced. */
export const putBack = (
  tx: Transaction,
  assignment: LockedAssignment,
  agreement: ContinuationAgreementEntity,
): boolean => write(tx, assignment, contentBefore(assignment, agreement));

const write = (tx: Transaction, assignment: LockedAssignment, content: AssignmentBody): boolean =>
  tx.change(assignment, assignmentColumns(assignment.assignmentTypeCode, content));

function written(
  { assignmentTypeCode: type, content }: LockedAssignment,
  { agents, otherConditions, prices, endDate }: Replaced & { endDate: string },
): AssignmentBody {
  const { agreementValidity } = content;
  const assets = assetsOf(content)?.map((asset, index) => withPrice(asset, priceOf[type], prices[index]));
  const { otherConditions: _replaced, ...rest } = content;
  return {
    ...rest,
    assignment: { ...content.assignment, agents },
    agreementValidity: { ...agreementValidity, validityPeriod: { ...agreementValidity?.validityPeriod, endDate } },
    ...(otherConditions && { otherConditions }),
    ...(assets && { assets }),
  } as AssignmentBody;
}

function withPrice(asset: Asset, name: string, price: Price): Asset {
  const { [name as 'price']: _replaced, ...rest } = asset;
  return price ? { ...rest, [name]: price } : rest;
}
