import 'reflect-metadata';
import { runMigrations } from '@ovipro/platform';
import { meetingService } from './service';

void runMigrations(meetingService);
