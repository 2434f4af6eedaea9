import { IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import { CodeField, DateField, IdField, ListOf, ObjectField, TimeField } from '../common/fields';
import { Counted } from '../common/query';
import { AssignmentIdParams } from './assignment.dto';
import { ContinuationAgreementActionCode, ContinuationAgreementStatusCode } from './codes';
import { AssignmentAsset } from './parts/asset.dto';
import { OtherConditions } from './parts/conditions.dto';
import { type AssignmentAgent, ContinuationAgentsField } from './parts/details.dto';
import { RentalPrice, SalesPrice } from './parts/price.dto';

class ContinuationAgreementId {
  @IdField({ description: 'The continuation agreement.', example: 'cea5c260-f2bc-4d17-8876-f3efbbac9d69' })
  continuationAgreementId!: string;
}

/** Which continuation agreement of which assignment is meant. */
export class ContinuationAgreementIdParams extends IntersectionType(AssignmentIdParams, ContinuationAgreementId) {}

/** Until when an assignment goes on. */
export class ContinuationEnd {
  @DateField({
    description:
      "The new last day of the assignment: after its last end, and at most four months after it unless the realty belongs to the customer's business.",
    example: '2021-10-04',
  })
  endDate!: string;
}

/** For how long an assignment goes on, as a caller says it. */
export class ContinuationValidityWrite {
  @ObjectField(() => ContinuationEnd, { description: 'Until when the assignment goes on.' })
  validityPeriod!: ContinuationEnd;
}

/** From when until when an assignment goes on. */
export class ContinuationPeriod extends ContinuationEnd {
  @DateField({ description: 'The day on which the assignment would have ended.', example: '2021-06-04' })
  startDate!: string;
}

/** For how long an assignment goes on, as answered. */
export class ContinuationValidity {
  @ObjectField(() => ContinuationPeriod, { description: 'From when until when the assignment goes on.' })
  validityPeriod!: ContinuationPeriod;
}

/** An asset of the assignment, with its price from now on. */
export class ContinuationAsset extends PickType(AssignmentAsset, ['realtyId']) {
  @ObjectField(() => SalesPrice, {
    optional: true,
    description: 'The price from now on, of a sales assignment. Left out, it stays as it is.',
  })
  price?: SalesPrice;

  @ObjectField(() => RentalPrice, {
    optional: true,
    description: 'The rent from now on, of a rental assignment. Left out, it stays as it is.',
  })
  rentalPrice?: RentalPrice;
}

/** What a caller says of a continuation agreement. It is carried over to the assignment at once. */
export class ContinuationAgreementContent {
  @ContinuationAgentsField()
  agents!: AssignmentAgent[];

  @ObjectField(() => ContinuationValidityWrite, { description: 'For how long the assignment goes on.' })
  agreementValidity!: ContinuationValidityWrite;

  @ListOf(() => ContinuationAsset, {
    optional: true,
    description:
      'Assets of the assignment with their prices from now on, at most 100. Required of sales and rental assignments, refused for purchase assignments. Where one realty is two assets both get the price.',
  })
  assets?: ContinuationAsset[];

  @ObjectField(() => OtherConditions, { optional: true, description: 'What else was agreed, from now on.' })
  otherConditions?: OtherConditions;
}

/** A new continuation agreement: a longer term, and what else changes with it. */
export class ContinuationAgreementCreate extends ContinuationAgreementContent {}

/** What is left out becomes unset. */
export class ContinuationAgreementUpdate extends IntersectionType(
  ContinuationAgreementId,
  ContinuationAgreementContent,
) {}

/** The id of the continuation agreement that was created. */
export class ContinuationAgreementCreated extends ContinuationAgreementId {}

/** A continuation agreement as answered. */
export class ContinuationAgreement extends IntersectionType(
  ContinuationAgreementIdParams,
  OmitType(ContinuationAgreementContent, ['agreementValidity']),
) {
  @CodeField(ContinuationAgreementStatusCode, { description: 'Where it stands in its life.', example: 'SIGNED' })
  statusCode!: ContinuationAgreementStatusCode;

  @IdField({
    optional: true,
    description: 'Its contract, once it was locked: see `GET /documents/{documentId}`.',
    example: '3e77454a-9078-4f0f-b0d9-b37a89811a6c',
  })
  contractDocumentId?: string;

  @ObjectField(() => ContinuationValidity, { description: 'For how long the assignment goes on.' })
  agreementValidity!: ContinuationValidity;

  @TimeField({ description: 'When it was created.', example: '2021-08-12T13:07:23Z' })
  creationTime!: string;

  @TimeField({ description: 'When it was last changed.', example: '2021-08-15T09:04:44Z' })
  modificationTime!: string;
}

/** A continuation agreement as the list shows it. */
export class ContinuationAgreementRow extends PickType(ContinuationAgreement, [
  'continuationAgreementId',
  'statusCode',
  'assignmentId',
  'agents',
  'agreementValidity',
]) {}

/** All continuation agreements of an assignment. */
export class ContinuationAgreementList extends Counted {
  @ListOf(() => ContinuationAgreementRow, {
    max: 1000,
    description: 'All continuation agreements of the assignment, the first one first.',
  })
  agreements!: ContinuationAgreementRow[];
}

/** What is to be done with a continuation agreement. */
export class ContinuationAgreementAction {
  @CodeField(ContinuationAgreementActionCode, { description: 'What to do with the continuation agreement.' })
  actionCode!: ContinuationAgreementActionCode;
}
