import { Module } from '@nestjs/common';
import { AssignmentController } from './assignment.controller';
import { AssignmentService } from './assignment.service';
import { PurchaseAssignmentController } from './purchase-assignment.controller';
import { RentalAssignmentController } from './rental-assignment.controller';
import { SalesAssignmentController } from './sales-assignment.controller';

@Module({
  controllers: [
    AssignmentController,
    SalesAssignmentController,
    PurchaseAssignmentController,
    RentalAssignmentController,
  ],
  providers: [AssignmentService],
})
export class AssignmentModule {}
