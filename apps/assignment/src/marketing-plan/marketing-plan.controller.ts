import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssignmentIdParams, MarketingPlan, MarketingPlanDocument, MarketingPlanSave } from '@ovipro/contracts';
import {
  Allow,
  Caller,
  Changes,
  Context,
  CurrentCaller,
  found,
  type HttpResult,
  Reader,
  Reads,
  RequestContext,
} from '@ovipro/platform';
import { marketingPlanChild } from './marketing-plan.child';
import { MarketingPlanService } from './marketing-plan.service';

@ApiTags('Marketing plans')
@Controller('salesAssignments/:assignmentId/marketingPlan')
export class MarketingPlanController {
  constructor(
    private readonly plans: MarketingPlanService,
    private readonly reader: Reader,
  ) {}

  @Put()
  @Allow('assignment:update')
  @Changes('Save the marketing plan of a sales assignment; the first save creates it, a later one replaces it')
  saveMarketingPlan(
    @Context() context: RequestContext,
    @Param() { assignmentId }: AssignmentIdParams,
    @Body() body: MarketingPlanSave,
  ): Promise<HttpResult> {
    return this.plans.save(context, assignmentId, body);
  }

  @Get()
  @Allow('assignment:read')
  @Reads(MarketingPlan, 'Find the marketing plan of a sales assignment')
  async getMarketingPlan(
    @CurrentCaller() caller: Caller,
    @Param() { assignmentId }: AssignmentIdParams,
  ): Promise<HttpResult> {
    return found(await this.reader.one(marketingPlanChild, caller, assignmentId, assignmentId));
  }

  @Post('document')
  @Allow('assignment:update')
  @Changes(
    'Generate a document of the marketing plan; it takes the place of the one before. The plan itself does not change',
    MarketingPlanDocument,
  )
  generateMarketingPlanDocument(
    @Context() context: RequestContext,
    @Param() { assignmentId }: AssignmentIdParams,
  ): Promise<HttpResult> {
    return this.plans.generateDocument(context, assignmentId);
  }
}
