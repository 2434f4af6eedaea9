import { PickType } from '@nestjs/swagger';
import { CodeField, DateField, IdField, ListOf, ObjectField, TextField, TimeField } from '../common/fields';
import { AssignmentIdParams } from './assignment.dto';
import { AgreementTypeCode, AssignmentTypeCode } from './codes';
import { ContinuationPeriod } from './continuation-agreement.dto';
import { Sha256Field } from './parts/fields';
import { ValidityPeriod } from './parts/agreement-validity.dto';
import { AssignmentAddress, AssignmentAsset } from './parts/asset.dto';
import { AssignmentAgent } from './parts/details.dto';
import { AssignmentParty } from './parts/parties.dto';

/** When and by whom the assignment got its official id. */
export class AssignmentIdentification {
  @TextField({ max: 40, description: 'The official id, digits.', example: '201252021' })
  officialAssignmentId!: string;

  @TimeField({ description: 'When it was given.', example: '2023-07-01T14:15:06Z' })
  allocationTime!: string;

  @IdField({
    optional: true,
    description: 'The agent who gave it, by locking the assignment. Absent where the caller was no agent.',
    example: 'd7ed169c-9f67-4162-9892-5c3a40b9df53',
  })
  actorAgentId?: string;
}

/** For how long the assignment was agreed. */
export class DiaryValidity extends PickType(ValidityPeriod, ['endDate', 'periodCount']) {
  @CodeField(AgreementTypeCode, { description: 'Whether the agreement had an end.' })
  agreementTypeCode!: AgreementTypeCode;

  @DateField({ description: 'First day on which the agreement was in force.', example: '2023-07-03' })
  startDate!: string;
}

/** An asset with its address of that moment. */
export class DiaryAsset extends PickType(AssignmentAsset, ['realtyId', 'address']) {}

/** Where a party lived, as the party register had it. */
export class DiaryPartyAddress extends PickType(AssignmentAddress, [
  'addressLine1',
  'addressLine2',
  'postcode',
  'postalArea',
  'countryCode',
]) {}

/** A customer with the name and address of that moment. */
export class DiaryParty extends AssignmentParty {
  @TextField({
    max: 500,
    optional: true,
    description: 'Name of the party. Absent until the party register tells it.',
    example: 'Seppo Myrskylahti',
  })
  name?: string;

  @ObjectField(() => DiaryPartyAddress, { optional: true, description: 'Where the party lived.' })
  address?: DiaryPartyAddress;

  @TimeField({
    optional: true,
    description: 'When name and address were added, where they were not known at the activation.',
    example: '2023-07-05T08:00:00Z',
  })
  supplementTime?: string;
}

/** The contract that was signed, by its hash. */
export class DiaryContract {
  @IdField({
    description: 'The document: see `GET /documents/{documentId}`.',
    example: '1e51dace-9004-48ea-84d8-23657476c1c5',
  })
  documentId!: string;

  @Sha256Field('SHA-256 of its content: 64 hexadecimal digits. Absent until the content is made.')
  sha256?: string;

  @TimeField({
    optional: true,
    description: 'When the hash was added, where the content was not made at the signature.',
    example: '2023-07-03T15:03:24Z',
  })
  supplementTime?: string;
}

const ContractField = () =>
  ObjectField(() => DiaryContract, { optional: true, description: 'The contract that was signed.' });

/** The assignment as it came into force. */
export class AssignmentActivation {
  @TimeField({ description: 'When it came into force.', example: '2023-07-03T15:03:22Z' })
  activationTime!: string;

  @IdField({ description: 'The office that it belonged to.', example: '9f7c9e7e-9fb9-44f8-b96b-9f22532fd106' })
  agencyOfficeId!: string;

  @CodeField(AssignmentTypeCode, { description: 'The type of the assignment.' })
  assignmentTypeCode!: AssignmentTypeCode;

  @ObjectField(() => DiaryValidity, { description: 'For how long it was agreed.' })
  validity!: DiaryValidity;

  @ListOf(() => DiaryAsset, {
    optional: true,
    description: 'Its assets, with their addresses of that moment. A purchase assignment has none.',
  })
  assets?: DiaryAsset[];

  @ListOf(() => AssignmentAgent, { description: 'Its agents.' })
  agents!: AssignmentAgent[];

  @ListOf(() => DiaryParty, { description: 'Its customers, with their names and addresses of that moment.' })
  customerParties!: DiaryParty[];

  @ContractField()
  contract?: DiaryContract;
}

/** A continuation agreement as it was signed. */
export class DiaryContinuation {
  @ObjectField(() => ContinuationPeriod, { description: 'From when until when the assignment went on.' })
  validity!: ContinuationPeriod;

  @ListOf(() => DiaryAsset, {
    optional: true,
    description: 'The assets that it named. That of a purchase assignment names none.',
  })
  assets?: DiaryAsset[];

  @ListOf(() => AssignmentAgent, { description: 'The agents from then on.' })
  agents!: AssignmentAgent[];

  @TimeField({ description: 'When it was signed.', example: '2023-11-02T15:03:22Z' })
  activationTime!: string;

  @ContractField()
  contract?: DiaryContract;
}

/** What the law asks an agency to keep of an assignment for ten years. No entry ever changes. */
export class AssignmentDiary extends AssignmentIdParams {
  @ObjectField(() => AssignmentIdentification, {
    optional: true,
    description: 'When and by whom the assignment got its official id. Absent before that.',
  })
  assignmentIdentification?: AssignmentIdentification;

  @ObjectField(() => AssignmentActivation, {
    optional: true,
    description: 'The assignment as it came into force. Absent before that.',
  })
  assignmentActivation?: AssignmentActivation;

  @ListOf(() => DiaryContinuation, {
    optional: true,
    max: 1000,
    description: 'The continuation agreements as they were signed, the first one first. Absent while there are none.',
  })
  continuationAgreements?: DiaryContinuation[];
}
