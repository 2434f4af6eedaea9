import 'reflect-metadata';
import { bootstrapService } from '@ovipro/platform';
import { assignmentService } from './service';

void bootstrapService(assignmentService);
