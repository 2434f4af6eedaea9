import { Module } from '@nestjs/common';
import { AssetRequirementController } from './asset-requirement.controller';
import { AssetRequirementService } from './asset-requirement.service';

@Module({ controllers: [AssetRequirementController], providers: [AssetRequirementService] })
export class AssetRequirementModule {}
