import 'reflect-metadata';
import { runMigrations } from '@ovipro/platform/server';
import { assetRequirementService } from './service';

void runMigrations(assetRequirementService);
