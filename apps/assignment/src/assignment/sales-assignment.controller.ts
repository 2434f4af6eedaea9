import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AssignmentCreated,
  AssignmentIdParams,
  SalesAssignment,
  SalesAssignmentCreate,
  SalesAssignmentUpdate,
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

@ApiTags('Sales assignments')
@Controller('salesAssignments')
export class SalesAssignmentController {
  constructor(
    private readonly assignments: AssignmentService,
    private readonly reader: Reader,
  ) {}

  @Post()
  @Allow('assignment:create')
  @Creates(AssignmentCreated, 'Create a sales assignment; it is a DRAFT')
  createSalesAssignment(@Context() context: RequestContext, @Body() body: SalesAssignmentCreate): Promise<HttpResult> {
    return this.assignments.create(context, 'SALES', body);
  }

  @Get(':assignmentId')
  @Allow('assignment:read')
  @Reads(SalesAssignment, 'Find a sales assignment')
  async getSalesAssignment(
    @CurrentCaller() caller: Caller,
    @Param() { assignmentId }: AssignmentIdParams,
  ): Promise<HttpResult> {
    return found(await this.reader.read(assignmentRoots.SALES, caller, assignmentId));
  }

  @Put(':assignmentId')
  @Allow('assignment:update')
  @Changes(
    'Update a sales assignment that is DRAFT; what is left out becomes unset. Of one that is ACTIVE assets alone may change',
  )
  updateSalesAssignment(
    @Context() context: RequestContext,
    @Param() _ids: AssignmentIdParams,
    @Body() body: SalesAssignmentUpdate,
  ): Promise<HttpResult> {
    return this.assignments.update(context, 'SALES', body);
  }

  @Delete(':assignmentId')
  @Allow('assignment:update')
  @Deletes('Delete a sales assignment that is DRAFT and has no official id')
  deleteSalesAssignment(
    @Context() context: RequestContext,
    @Param() { assignmentId }: AssignmentIdParams,
  ): Promise<HttpResult> {
    return this.assignments.delete(context, 'SALES', assignmentId);
  }
}
