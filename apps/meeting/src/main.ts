import 'reflect-metadata';
import { bootstrapService } from '@ovipro/platform/server';
import { meetingService } from './service';

void bootstrapService(meetingService);
