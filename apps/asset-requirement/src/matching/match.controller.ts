import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssetRequirementIdParams, MatchPage, MatchSearch } from '@ovipro/contracts';
import { Allow, Caller, CurrentCaller, type HttpResult, Lists, notFound, ok, Reader } from '@ovipro/platform';
import { requirementRoot } from '../requirement/asset-requirement.root';
import { type MatchQuery, matchSearch } from './match.search';

@ApiTags('Asset requirements')
@Controller('assetRequirements')
export class MatchController {
  constructor(private readonly reader: Reader) {}

  @Get(':assetRequirementId/matches')
  @Allow('asset-requirement:read')
  @Lists(MatchPage, 'Find the realties that match an asset requirement by one of its watches, the newest match first')
  async listMatches(
    @CurrentCaller() caller: Caller,
    @Param() { assetRequirementId }: AssetRequirementIdParams,
    @Query() query: MatchSearch,
  ): Promise<HttpResult> {
    if (!(await this.reader.exists(requirementRoot, caller, assetRequirementId))) throw notFound();
    const sort: MatchQuery['sort'] = ['matchTime|desc', 'realtyId|asc'];
    return ok(await this.reader.search(matchSearch, caller, { ...query, assetRequirementId, sort }));
  }
}
