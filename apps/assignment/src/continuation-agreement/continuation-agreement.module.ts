import { Module } from '@nestjs/common';
import { ContinuationAgreementController } from './continuation-agreement.controller';
import { ContinuationFaults } from './continuation-agreement.faults';
import { ContinuationAgreementService } from './continuation-agreement.service';

@Module({
  controllers: [ContinuationAgreementController],
  providers: [ContinuationAgreementService, ContinuationFaults],
})
export class ContinuationAgreementModule {}
