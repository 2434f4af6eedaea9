import 'reflect-metadata';
import { runMigrations } from '@ovipro/platform/server';
import { meetingService } from './service';

void runMigrations(meetingService);
