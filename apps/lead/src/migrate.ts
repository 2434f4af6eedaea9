import 'reflect-metadata';
import { runMigrations } from '@ovipro/platform/server';
import { leadService } from './service';

void runMigrations(leadService);
