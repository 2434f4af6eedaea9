import { Module } from '@nestjs/common';
import { LeadContactFaults } from './lead.contact';
import { LeadController } from './lead.controller';
import { LeadQueries } from './lead.queries';
import { LeadService } from './lead.service';

@Module({ controllers: [LeadController], providers: [LeadService, LeadQueries, LeadContactFaults] })
export class LeadModule {}
