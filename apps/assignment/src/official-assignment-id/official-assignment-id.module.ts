import { Module } from '@nestjs/common';
import { OfficialAssignmentIdController } from './official-assignment-id.controller';
import { OfficialAssignmentIdService } from './official-assignment-id.service';

@Module({ controllers: [OfficialAssignmentIdController], providers: [OfficialAssignmentIdService] })
export class OfficialAssignmentIdModule {}
