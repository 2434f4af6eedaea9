import 'reflect-metadata';
import { bootstrapService } from '@ovipro/platform/server';
import { assetRequirementService } from './service';

void bootstrapService(assetRequirementService);
