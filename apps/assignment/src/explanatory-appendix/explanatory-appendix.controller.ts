import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssignmentIdParams, ExplanatoryAppendixGenerate } from '@ovipro/contracts';
import { Allow, Changes, Context, type HttpResult, RequestContext } from '@ovipro/platform';
import { ExplanatoryAppendixService } from './explanatory-appendix.service';

@ApiTags('Sales assignments')
@Controller('salesAssignments/:assignmentId/explanatoryAppendix')
export class ExplanatoryAppendixController {
  constructor(private readonly appendices: ExplanatoryAppendixService) {}

  @Post()
  @Allow('assignment:update')
  @Changes(
    "Generate the explanatory appendix of an asset; it takes the place of the one before. The assignment's `modificationTime` does not change",
  )
  generateExplanatoryAppendix(
    @Context() context: RequestContext,
    @Param() { assignmentId }: AssignmentIdParams,
    @Body() { realtyId }: ExplanatoryAppendixGenerate,
  ): Promise<HttpResult> {
    return this.appendices.generate(context, assignmentId, realtyId);
  }
}
