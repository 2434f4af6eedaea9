import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssignmentAction, AssignmentIdParams, AssignmentPage, AssignmentSearch } from '@ovipro/contracts';
import {
  Acts,
  Allow,
  Caller,
  Context,
  CurrentCaller,
  type HttpResult,
  Lists,
  ok,
  Reader,
  RequestContext,
} from '@ovipro/platform';
import { assignmentActions } from './assignment.actions';
import { assignmentSearch } from './assignment.search';
import { AssignmentService } from './assignment.service';

@ApiTags('Assignments')
@Controller('assignments')
export class AssignmentController {
  constructor(
    private readonly assignments: AssignmentService,
    private readonly reader: Reader,
  ) {}

  @Get()
  @Allow('assignment:read')
  @Lists(AssignmentPage, "Find assignments of the caller's offices, of all types")
  async searchAssignments(@CurrentCaller() caller: Caller, @Query() query: AssignmentSearch): Promise<HttpResult> {
    return ok(await this.reader.search(assignmentSearch, caller, query));
  }

  @Post(':assignmentId/actions')
  @Allow('assignment:update')
  @Acts(assignmentActions, 'Carry out an action on an assignment of any type')
  actOnAssignment(
    @Context() context: RequestContext,
    @Param() { assignmentId }: AssignmentIdParams,
    @Body() { actionCode }: AssignmentAction,
  ): Promise<HttpResult> {
    return this.assignments.act(context, assignmentId, actionCode);
  }
}
