import 'reflect-metadata';
import { runMigrations } from '@ovipro/platform/server';
import { agencyService } from './service';

void runMigrations(agencyService);
