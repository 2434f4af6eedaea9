import { IntersectionType } from '@nestjs/swagger';
import { CodeField, ListOf, ObjectField } from '../common/fields';
import { AssignmentContent, AssignmentIdParams, AssignmentState, MigratedAssignment } from './assignment.dto';
import { RentalCosts } from './parts/costs.dto';
import { type LessorParty, LessorsField } from './parts/parties.dto';
import { RentalAsset } from './parts/rental-asset.dto';

/** What a caller says of a rental assignment. */
export class RentalAssignmentContent extends AssignmentContent {
  @LessorsField()
  lessorParties!: LessorParty[];

  @ListOf(() => RentalAsset, {
    description: 'What is to be let, at most 100 assets. Empty until it is known; LOCK needs one with a monthly rent.',
  })
  assets!: RentalAsset[];

  @ObjectField(() => RentalCosts, { optional: true, description: 'What the letting costs the customer.' })
  costs?: RentalCosts;
}

/** A new assignment to find a tenant for a customer's realty. */
export class RentalAssignmentCreate extends IntersectionType(RentalAssignmentContent, MigratedAssignment) {}

/** What is left out becomes unset. */
export class RentalAssignmentUpdate extends IntersectionType(AssignmentIdParams, RentalAssignmentContent) {}

/** A rental assignment as answered. */
export class RentalAssignment extends IntersectionType(AssignmentState, RentalAssignmentContent) {
  @CodeField(['RENTAL'], { description: 'The type of the assignment.', example: 'RENTAL' })
  assignmentTypeCode!: 'RENTAL';
}
