import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AssetRequirement,
  AssetRequirementCreate,
  AssetRequirementCreated,
  AssetRequirementIdParams,
  AssetRequirementPage,
  AssetRequirementSearch,
  AssetRequirementUpdate,
} from '@ovipro/contracts';
import {
  Allow,
  Caller,
  ChangesStatus,
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
} from '@ovipro/platform';
import { requirementRoot } from './asset-requirement.root';
import { requirementSearch } from './asset-requirement.search';
import { AssetRequirementService } from './asset-requirement.service';
import { requirementLifeCycle } from './asset-requirement.status';

@ApiTags('Asset requirements')
@Controller('assetRequirements')
export class AssetRequirementController {
  constructor(
    private readonly requirements: AssetRequirementService,
    private readonly reader: Reader,
  ) {}

  @Post()
  @Allow('asset-requirement:create')
  @Creates(AssetRequirementCreated, 'Create an asset requirement: a draft')
  createAssetRequirement(
    @Context() context: RequestContext,
    @Body() body: AssetRequirementCreate,
  ): Promise<HttpResult> {
    return this.requirements.create(context, body);
  }

  @Get()
  @Allow('asset-requirement:read')
  @Lists(AssetRequirementPage, "Find asset requirements of the caller's offices")
  async searchAssetRequirements(
    @CurrentCaller() caller: Caller,
    @Query() query: AssetRequirementSearch,
  ): Promise<HttpResult> {
    return ok(await this.reader.search(requirementSearch, caller, query));
  }

  @Get(':assetRequirementId')
  @Allow('asset-requirement:read')
  @Reads(AssetRequirement, 'Find an asset requirement')
  async getAssetRequirement(
    @CurrentCaller() caller: Caller,
    @Param() { assetRequirementId }: AssetRequirementIdParams,
  ): Promise<HttpResult> {
    return found(await this.reader.read(requirementRoot, caller, assetRequirementId));
  }

  @Put(':assetRequirementId')
  @Allow('asset-requirement:update')
  @ChangesStatus(
    requirementLifeCycle,
    'Update an asset requirement that is DRAFT or ACTIVE; what is left out becomes unset. While a purchase assignment for it is ACTIVE, the customer has to consent',
  )
  updateAssetRequirement(
    @Context() context: RequestContext,
    @Param() { assetRequirementId }: AssetRequirementIdParams,
    @Body() body: AssetRequirementUpdate,
  ): Promise<HttpResult> {
    return this.requirements.update(context, assetRequirementId, body);
  }

  @Delete(':assetRequirementId')
  @Allow('asset-requirement:update')
  @Deletes('Delete an asset requirement that is DRAFT, with its notes; its watches end')
  deleteAssetRequirement(
    @Context() context: RequestContext,
    @Param() { assetRequirementId }: AssetRequirementIdParams,
  ): Promise<HttpResult> {
    return this.requirements.delete(context, assetRequirementId);
  }
}
