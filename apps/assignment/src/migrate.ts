import 'reflect-metadata';
import { runMigrations } from '@ovipro/platform/server';
import { assignmentService } from './service';

void runMigrations(assignmentService);
