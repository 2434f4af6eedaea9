import 'reflect-metadata';
import { runMigrations } from '@ovipro/platform';
import { leadService } from './service';

void runMigrations(leadService);
