import { IntersectionType } from '@nestjs/swagger';
import { CodeField, IdField, ObjectField } from '../common/fields';
import { AssignmentContent, AssignmentIdParams, AssignmentState, MigratedAssignment } from './assignment.dto';
import { Costs } from './parts/costs.dto';
import { type BuyerParty, BuyersField } from './parts/parties.dto';

/** What a caller says of a purchase assignment. */
export class PurchaseAssignmentContent extends AssignmentContent {
  @BuyersField()
  buyerCustomerParties!: BuyerParty[];

  @IdField({
    optional: true,
    description: 'The asset requirement that says what is looked for. It need not be known yet.',
    example: '45221bb8-2deb-47c4-b5e4-155a8f1770dd',
  })
  assetRequirementId?: string;

  @ObjectField(() => Costs, { optional: true, description: 'What the purchase costs the customer.' })
  costs?: Costs;
}

/** A new assignment to find and buy a realty for a customer. */
export class PurchaseAssignmentCreate extends IntersectionType(PurchaseAssignmentContent, MigratedAssignment) {}

/** What is left out becomes unset. */
export class PurchaseAssignmentUpdate extends IntersectionType(AssignmentIdParams, PurchaseAssignmentContent) {}

/** A purchase assignment as answered. */
export class PurchaseAssignment extends IntersectionType(AssignmentState, PurchaseAssignmentContent) {
  @CodeField(['PURCHASE'], { description: 'The type of the assignment.', example: 'PURCHASE' })
  assignmentTypeCode!: 'PURCHASE';
}
