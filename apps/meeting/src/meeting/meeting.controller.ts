import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Meeting,
  MeetingCreate,
  MeetingCreated,
  MeetingIdParams,
  MeetingPage,
  MeetingSearch,
  MeetingUpdate,
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
import { meetingRoot } from './meeting.root';
import { meetingSearch } from './meeting.search';
import { MeetingService } from './meeting.service';
import { meetingLifeCycle } from './meeting.status';

@ApiTags('Meetings')
@Controller('meetings')
export class MeetingController {
  constructor(
    private readonly meetings: MeetingService,
    private readonly reader: Reader,
  ) {}

  @Post()
  @Allow('meeting:create')
  @Creates(MeetingCreated, 'Create a meeting')
  createMeeting(@Context() context: RequestContext, @Body() body: MeetingCreate): Promise<HttpResult> {
    return this.meetings.create(context, body);
  }

  @Get()
  @Allow('meeting:read')
  @Lists(MeetingPage, "Find meetings of the caller's offices")
  async searchMeetings(@CurrentCaller() caller: Caller, @Query() query: MeetingSearch): Promise<HttpResult> {
    return ok(await this.reader.search(meetingSearch, caller, query));
  }

  @Get(':meetingId')
  @Allow('meeting:read')
  @Reads(Meeting, 'Find a meeting')
  async getMeeting(@CurrentCaller() caller: Caller, @Param() { meetingId }: MeetingIdParams): Promise<HttpResult> {
    return found(await this.reader.read(meetingRoot, caller, meetingId));
  }

  @Put(':meetingId')
  @Allow('meeting:update')
  @ChangesStatus(
    meetingLifeCycle,
    'Update a meeting; what is left out becomes unset. Once it is not WAITING, parties and visitTime stay',
  )
  updateMeeting(
    @Context() context: RequestContext,
    @Param() { meetingId }: MeetingIdParams,
    @Body() body: MeetingUpdate,
  ): Promise<HttpResult> {
    return this.meetings.update(context, meetingId, body);
  }

  @Delete(':meetingId')
  @Allow('meeting:update')
  @Deletes('Delete a meeting that is WAITING')
  deleteMeeting(@Context() context: RequestContext, @Param() { meetingId }: MeetingIdParams): Promise<HttpResult> {
    return this.meetings.delete(context, meetingId);
  }
}
