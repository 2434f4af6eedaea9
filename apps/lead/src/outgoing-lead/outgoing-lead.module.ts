import { Module } from '@nestjs/common';
import { OutgoingLeadController } from './outgoing-lead.controller';
import { OutgoingLeadQueries } from './outgoing-lead.queries';
import { OutgoingLeadService } from './outgoing-lead.service';

@Module({ controllers: [OutgoingLeadController], providers: [OutgoingLeadService, OutgoingLeadQueries] })
export class OutgoingLeadModule {}
