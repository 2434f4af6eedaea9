import { Module } from '@nestjs/common';
import { OnAssignment } from './on-assignment';

/** Follows the purchase assignments that link asset requirements. */
@Module({ controllers: [OnAssignment] })
export class PurchaseAssignmentModule {}
