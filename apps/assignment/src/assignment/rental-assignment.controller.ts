import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AssignmentCreated,
  AssignmentIdParams,
  RentalAssignment,
  RentalAssignmentCreate,
  RentalAssignmentUpdate,
} from '@ovipro/contracts';
import {
  Allow,
  Caller,
  Changes,
  Context,
  Creates,
  CurrentCaller,
  Deletes,
  found,
  type HttpResult,
  Reader,
  Reads,
  RequestContext,
} from '@ovipro/platform';
import { assignmentRoots } from './assignment.root';
import { AssignmentService } from './assignment.service';

@ApiTags('Rental assignments')
@Controller('rentalAssignments')
export class RentalAssignmentController {
  constructor(
    private readonly assignments: AssignmentService,
    private readonly reader: Reader,
  ) {}

  @Post()
  @Allow('assignment:create')
  @Creates(AssignmentCreated, 'Create a rental assignment; it is a DRAFT')
  createRentalAssignment(
    @Context() context: RequestContext,
    @Body() body: RentalAssignmentCreate,
  ): Promise<HttpResult> {
    return this.assignments.create(context, 'RENTAL', body);
  }

  @Get(':assignmentId')
  @Allow('assignment:read')
  @Reads(RentalAssignment, 'Find a rental assignment')
  async getRentalAssignment(
    @CurrentCaller() caller: Caller,
    @Param() { assignmentId }: AssignmentIdParams,
  ): Promise<HttpResult> {
    return found(await this.reader.read(assignmentRoots.RENTAL, caller, assignmentId));
  }

  @Put(':assignmentId')
  @Allow('assignment:update')
  @Changes(
    'Update a rental assignment that is DRAFT; what is left out becomes unset. Of one that is ACTIVE assets alone may change',
  )
  updateRentalAssignment(
    @Context() context: RequestContext,
    @Param() _ids: AssignmentIdParams,
    @Body() body: RentalAssignmentUpdate,
  ): Promise<HttpResult> {
    return this.assignments.update(context, 'RENTAL', body);
  }

  @Delete(':assignmentId')
  @Allow('assignment:update')
  @Deletes('Delete a rental assignment that is DRAFT and has no official id')
  deleteRentalAssignment(
    @Context() context: RequestContext,
    @Param() { assignmentId }: AssignmentIdParams,
  ): Promise<HttpResult> {
    return this.assignments.delete(context, 'RENTAL', assignmentId);
  }
}
