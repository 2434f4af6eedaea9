import 'reflect-metadata';
import { bootstrapService } from '@ovipro/platform';
import { meetingService } from './service';

void bootstrapService(meetingService);
