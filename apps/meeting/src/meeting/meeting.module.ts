import { Module } from '@nestjs/common';
import { MeetingController } from './meeting.controller';
import { MeetingQueries } from './meeting.queries';
import { MeetingService } from './meeting.service';

@Module({ controllers: [MeetingController], providers: [MeetingService, MeetingQueries] })
export class MeetingModule {}
