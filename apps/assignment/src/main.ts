import 'reflect-metadata';
import { bootstrapService } from '@ovipro/platform/server';
import { assignmentService } from './service';

void bootstrapService(assignmentService);
