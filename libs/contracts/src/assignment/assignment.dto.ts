import { CodeField, Field, IdField, ObjectField, TimeField } from '../common/fields';
import { pattern } from '../common';
import { AssignmentActionCode, AssignmentStatusCode } from './codes';
import { AgreementValidity, termShapeFaults } from './parts/agreement-validity.dto';
import { OtherConditions } from './parts/conditions.dto';
import { AssignmentDetails } from './parts/details.dto';

/** Which assignment is meant. */
export class AssignmentIdParams {
  @IdField({ description: 'The assignment.', example: 'd265a413-a83e-40f1-b185-a3b1fb74c905' })
  assignmentId!: string;
}

/** The official id: digits alone, so that offices may go on with the numbers of their former systems. */
const OfficialIdField = (options: { optional?: boolean; description: string; example: string }) =>
  Field(pattern(40, /^[0-9]+$/, 'digits'), options);

/** What a caller says of an assignment of any type. */
export class AssignmentContent {
  @ObjectField(() => AssignmentDetails, { description: 'Who handles the assignment, and what it is about in general.' })
  assignment!: AssignmentDetails;

  @ObjectField(() => AgreementValidity, {
    optional: true,
    together: termShapeFaults,
    description: 'For how long the assignment is agreed. Needed by LOCK.',
  })
  agreementValidity?: AgreementValidity;

  @ObjectField(() => OtherConditions, { optional: true, description: 'What else was agreed.' })
  otherConditions?: OtherConditions;
}

/** What a create says besides the assignment, to move it from another system. */
export class MigratedAssignment {
  @TimeField({
    optional: true,
    description: 'When it was created in the system that it comes from. Left out, it is created now.',
    example: '2021-03-13T12:07:23Z',
  })
  creationTime?: string;
}

/** The id of the assignment that was created. */
export class AssignmentCreated extends AssignmentIdParams {}

/** What the server says of an assignment of any type. */
export class AssignmentState extends AssignmentIdParams {
  @OfficialIdField({
    optional: true,
    description:
      "The number by which people know it, 1 to 40 digits: the office's identifier, a sequence number, the year. Given by the first LOCK; it stays after UNLOCK and REJECT.",
    example: '201252021',
  })
  officialAssignmentId?: string;

  @CodeField(AssignmentStatusCode, { description: 'Where it stands in its life.', example: 'ACTIVE' })
  assignmentStatusCode!: AssignmentStatusCode;

  @IdField({
    optional: true,
    description: 'Its contract, once it was locked: see `GET /documents/{documentId}`.',
    example: '1e51dace-9004-48ea-84d8-23657476c1c5',
  })
  contractDocumentId?: string;

  @TimeField({ description: 'When it was created.', example: '2021-03-13T12:07:23Z' })
  creationTime!: string;

  @TimeField({ description: 'When it was last changed.', example: '2021-08-15T08:04:44Z' })
  modificationTime!: string;
}

/** What is to be done with an assignment. */
export class AssignmentAction {
  @CodeField(AssignmentActionCode, { description: 'What to do with the assignment.', example: 'LOCK' })
  actionCode!: AssignmentActionCode;
}

/** The official id that an assignment had in another system. */
export class OfficialAssignmentIdSet {
  @OfficialIdField({
    description: 'The number that the assignment had in its former system: 1 to 40 digits, unique within the office.',
    example: '3762024',
  })
  officialAssignmentId!: string;
}

/** The asset whose explanatory appendix is to be made. */
export class ExplanatoryAppendixGenerate {
  @IdField({
    description: 'The asset of the assignment whose appendix is generated.',
    example: '0e1e2539-c177-46cd-9fcf-47b1af5df8e0',
  })
  realtyId!: string;
}
