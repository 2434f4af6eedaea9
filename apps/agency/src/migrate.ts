import 'reflect-metadata';
import { runMigrations } from '@ovipro/platform';
import { agencyService } from './service';

void runMigrations(agencyService);
