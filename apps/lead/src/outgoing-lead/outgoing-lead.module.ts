import { Module } from '@nestjs/common';
import { OutgoingLeadController } from './outgoing-lead.controller';
import { OutgoingLeadService } from './outgoing-lead.service';

@Module({ controllers: [OutgoingLeadController], providers: [OutgoingLeadService] })
export class OutgoingLeadModule {}
