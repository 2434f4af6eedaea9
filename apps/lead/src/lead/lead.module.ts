import { Module } from '@nestjs/common';
import { LeadContactFaults } from './lead.contact';
import { LeadController } from './lead.controller';
import { LeadService } from './lead.service';

@Module({ controllers: [LeadController], providers: [LeadService, LeadContactFaults] })
export class LeadModule {}
