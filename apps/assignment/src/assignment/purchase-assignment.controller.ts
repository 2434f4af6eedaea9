import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AssignmentCreated,
  AssignmentIdParams,
  PurchaseAssignment,
  PurchaseAssignmentCreate,
  PurchaseAssignmentUpdate,
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

@ApiTags('Purchase assignments')
@Controller('purchaseAssignments')
export class PurchaseAssignmentController {
  constructor(
    private readonly assignments: AssignmentService,
    private readonly reader: Reader,
  ) {}

  @Post()
  @Allow('assignment:create')
  @Creates(AssignmentCreated, 'Create a purchase assignment; it is a DRAFT')
  createPurchaseAssignment(
    @Context() context: RequestContext,
    @Body() body: PurchaseAssignmentCreate,
  ): Promise<HttpResult> {
    return this.assignments.create(context, 'PURCHASE', body);
  }

  @Get(':assignmentId')
  @Allow('assignment:read')
  @Reads(PurchaseAssignment, 'Find a purchase assignment')
  async getPurchaseAssignment(
    @CurrentCaller() caller: Caller,
    @Param() { assignmentId }: AssignmentIdParams,
  ): Promise<HttpResult> {
    return found(await this.reader.read(assignmentRoots.PURCHASE, caller, assignmentId));
  }

  @Put(':assignmentId')
  @Allow('assignment:update')
  @Changes(
    'Update a purchase assignment that is DRAFT; what is left out becomes unset. Of one that is ACTIVE assetRequirementId alone may change',
  )
  updatePurchaseAssignment(
    @Context() context: RequestContext,
    @Param() _ids: AssignmentIdParams,
    @Body() body: PurchaseAssignmentUpdate,
  ): Promise<HttpResult> {
    return this.assignments.update(context, 'PURCHASE', body);
  }

  @Delete(':assignmentId')
  @Allow('assignment:update')
  @Deletes('Delete a purchase assignment that is DRAFT and has no official id')
  deletePurchaseAssignment(
    @Context() context: RequestContext,
    @Param() { assignmentId }: AssignmentIdParams,
  ): Promise<HttpResult> {
    return this.assignments.delete(context, 'PURCHASE', assignmentId);
  }
}
