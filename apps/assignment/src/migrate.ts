import 'reflect-metadata';
import { runMigrations } from '@ovipro/platform';
import { assignmentService } from './service';

void runMigrations(assignmentService);
