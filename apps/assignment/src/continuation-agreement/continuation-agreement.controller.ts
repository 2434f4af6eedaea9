import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AssignmentIdParams,
  ContinuationAgreement,
  ContinuationAgreementAction,
  ContinuationAgreementCreate,
  ContinuationAgreementCreated,
  ContinuationAgreementIdParams,
  ContinuationAgreementList,
  ContinuationAgreementUpdate,
} from '@ovipro/contracts';
import {
  Acts,
  Allow,
  Caller,
  Changes,
  Context,
  Creates,
  CurrentCaller,
  Deletes,
  found,
  type HttpResult,
  Lists,
  ok,
  Reader,
  Reads,
  RequestContext,
  WithRowFaults,
} from '@ovipro/platform';
import { continuationAgreementActions } from './continuation-agreement.actions';
import { ContinuationFaults } from './continuation-agreement.faults';
import { continuationAgreementChild } from './continuation-agreement.child';
import { continuationAgreementList } from './continuation-agreement.search';
import { ContinuationAgreementService } from './continuation-agreement.service';

@ApiTags('Continuation agreements')
@Controller('assignments/:assignmentId/continuationAgreements')
export class ContinuationAgreementController {
  constructor(
    private readonly agreements: ContinuationAgreementService,
    private readonly reader: Reader,
  ) {}

  @Post()
  @Allow('assignment:create')
  @WithRowFaults(ContinuationFaults)
  @Creates(
    ContinuationAgreementCreated,
    'Create a continuation agreement of an ACTIVE assignment that has an end; its agents, end, prices and conditions become those of the assignment',
  )
  createContinuationAgreement(
    @Context() context: RequestContext,
    @Param() { assignmentId }: AssignmentIdParams,
    @Body() body: ContinuationAgreementCreate,
  ): Promise<HttpResult> {
    return this.agreements.create(context, assignmentId, body);
  }

  @Get()
  @Allow('assignment:read')
  @Lists(ContinuationAgreementList, 'Find all continuation agreements of an assignment')
  async listContinuationAgreements(
    @CurrentCaller() caller: Caller,
    @Param() { assignmentId }: AssignmentIdParams,
  ): Promise<HttpResult> {
    return ok(await this.reader.children(continuationAgreementList, caller, assignmentId));
  }

  @Get(':continuationAgreementId')
  @Allow('assignment:read')
  @Reads(ContinuationAgreement, 'Find a continuation agreement')
  async getContinuationAgreement(
    @CurrentCaller() caller: Caller,
    @Param() { assignmentId, continuationAgreementId }: ContinuationAgreementIdParams,
  ): Promise<HttpResult> {
    return found(await this.reader.one(continuationAgreementChild, caller, assignmentId, continuationAgreementId));
  }

  @Put(':continuationAgreementId')
  @Allow('assignment:update')
  @WithRowFaults(ContinuationFaults)
  @Changes('Update a continuation agreement that is DRAFT, and with it its assignment; what is left out becomes unset')
  updateContinuationAgreement(
    @Context() context: RequestContext,
    @Param() ids: ContinuationAgreementIdParams,
    @Body() body: ContinuationAgreementUpdate,
  ): Promise<HttpResult> {
    return this.agreements.update(context, ids, body);
  }

  @Delete(':continuationAgreementId')
  @Allow('assignment:update')
  @Deletes('Delete a continuation agreement that is DRAFT; its assignment is as it was before')
  deleteContinuationAgreement(
    @Context() context: RequestContext,
    @Param() ids: ContinuationAgreementIdParams,
  ): Promise<HttpResult> {
    return this.agreements.delete(context, ids);
  }

  @Post(':continuationAgreementId/actions')
  @Allow('assignment:update')
  @Acts(continuationAgreementActions, 'Carry out an action on a continuation agreement')
  actOnContinuationAgreement(
    @Context() context: RequestContext,
    @Param() ids: ContinuationAgreementIdParams,
    @Body() { actionCode }: ContinuationAgreementAction,
  ): Promise<HttpResult> {
    return this.agreements.act(context, ids, actionCode);
  }
}
