import { IntersectionType, OmitType } from '@nestjs/swagger';
import { CodeField, ListOf, ObjectField } from '../common/fields';
import { AssignmentContent, AssignmentIdParams, AssignmentState, MigratedAssignment } from './assignment.dto';
import { Costs } from './parts/costs.dto';
import { type ConsentorParty, ConsentorsField, type SellerParty, SellersField } from './parts/parties.dto';
import { AnsweredSalesAsset, SalesAsset } from './parts/sales-asset.dto';

/** What a caller says of a sales assignment. */
export class SalesAssignmentContent extends AssignmentContent {
  @SellersField()
  sellerCustomerParties!: SellerParty[];

  @ConsentorsField()
  consentorParties?: ConsentorParty[];

  @ListOf(() => SalesAsset, {
    description: 'What is to be sold, at most 100 assets. Empty until it is known; LOCK needs one with a price.',
  })
  assets!: SalesAsset[];

  @ObjectField(() => Costs, { optional: true, description: 'What the sale costs the customer.' })
  costs?: Costs;
}

/** A new assignment to sell a customer's realty. */
export class SalesAssignmentCreate extends IntersectionType(SalesAssignmentContent, MigratedAssignment) {}

/** What is left out becomes unset. */
export class SalesAssignmentUpdate extends IntersectionType(AssignmentIdParams, SalesAssignmentContent) {}

/** A sales assignment as answered. */
export class SalesAssignment extends IntersectionType(AssignmentState, OmitType(SalesAssignmentContent, ['assets'])) {
  @CodeField(['SALES'], { description: 'The type of the assignment.', example: 'SALES' })
  assignmentTypeCode!: 'SALES';

  @ListOf(() => AnsweredSalesAsset, { description: 'What is to be sold, at most 100 assets.' })
  assets!: AnsweredSalesAsset[];
}
