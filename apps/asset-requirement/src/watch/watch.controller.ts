import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Watch,
  WatchCreate,
  WatchCreated,
  WatchIdParams,
  WatchPage,
  WatchSearch,
  WatchUpdate,
} from '@ovipro/contracts';
import {
  Allow,
  Caller,
  Changes,
  Context,
  Creates,
  CurrentCaller,
  found,
  type HttpResult,
  Lists,
  ok,
  Reader,
  Reads,
  RequestContext,
} from '@ovipro/platform';
import { watchRoot } from './watch.root';
import { watchSearch } from './watch.search';
import { WatchService } from './watch.service';

@ApiTags('Watches')
@Controller('watches')
export class WatchController {
  constructor(
    private readonly watches: WatchService,
    private readonly reader: Reader,
  ) {}

  @Post()
  @Allow('watch:create')
  @Creates(WatchCreated, 'Watch for realties that match an asset requirement')
  createWatch(@Context() context: RequestContext, @Body() body: WatchCreate): Promise<HttpResult> {
    return this.watches.create(context, body);
  }

  @Get()
  @Allow('watch:read')
  @Lists(WatchPage, "Find watches of the caller's offices")
  async searchWatches(@CurrentCaller() caller: Caller, @Query() query: WatchSearch): Promise<HttpResult> {
    return ok(await this.reader.search(watchSearch, caller, query));
  }

  @Get(':watchId')
  @Allow('watch:read')
  @Reads(Watch, 'Find a watch')
  async getWatch(@CurrentCaller() caller: Caller, @Param() { watchId }: WatchIdParams): Promise<HttpResult> {
    return found(await this.reader.read(watchRoot, caller, watchId));
  }

  @Put(':watchId')
  @Allow('watch:update')
  @Changes('Change who is told by a watch, and until when; its parties stay, and one that is ENDED stays so')
  updateWatch(
    @Context() context: RequestContext,
    @Param() { watchId }: WatchIdParams,
    @Body() body: WatchUpdate,
  ): Promise<HttpResult> {
    return this.watches.update(context, watchId, body);
  }
}
