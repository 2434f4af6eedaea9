import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssignmentDiary, AssignmentIdParams } from '@ovipro/contracts';
import { Allow, Caller, CurrentCaller, type HttpResult, Reads } from '@ovipro/platform';
import { DiaryService } from './diary.service';

@ApiTags('Diary')
@Controller('assignments/:assignmentId/diary')
export class DiaryController {
  constructor(private readonly diaries: DiaryService) {}

  @Get()
  @Allow('assignment:read')
  @Reads(AssignmentDiary, 'Find what the diary says of an assignment')
  getDiary(@CurrentCaller() caller: Caller, @Param() { assignmentId }: AssignmentIdParams): Promise<HttpResult> {
    return this.diaries.find(caller, assignmentId);
  }
}
