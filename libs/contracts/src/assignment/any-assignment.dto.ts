import { VariantField } from '../common/fields';
import { PurchaseAssignment } from './purchase-assignment.dto';
import { RentalAssignment } from './rental-assignment.dto';
import { SalesAssignment } from './sales-assignment.dto';

/** An assignment of any type, exactly as its GET answers it. */
export type Assignment = SalesAssignment | PurchaseAssignment | RentalAssignment;

export const AssignmentField = (description: string) =>
  VariantField(
    'assignmentTypeCode',
    { SALES: SalesAssignment, PURCHASE: PurchaseAssignment, RENTAL: RentalAssignment },
    { description },
  );
