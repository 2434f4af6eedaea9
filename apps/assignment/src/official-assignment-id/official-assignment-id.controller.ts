import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssignmentIdParams, OfficialAssignmentIdSet } from '@ovipro/contracts';
import { Allow, Changes, Context, type HttpResult, RequestContext } from '@ovipro/platform';
import { OfficialAssignmentIdService } from './official-assignment-id.service';

@ApiTags('Assignments')
@Controller('assignments/:assignmentId/officialAssignmentId')
export class OfficialAssignmentIdController {
  constructor(private readonly officialIds: OfficialAssignmentIdService) {}

  @Put()
  @Allow('assignment:update')
  @Changes('Give a DRAFT the official id that it had in another system; one that it has stays')
  setOfficialAssignmentId(
    @Context() context: RequestContext,
    @Param() { assignmentId }: AssignmentIdParams,
    @Body() body: OfficialAssignmentIdSet,
  ): Promise<HttpResult> {
    return this.officialIds.set(context, assignmentId, body);
  }
}
