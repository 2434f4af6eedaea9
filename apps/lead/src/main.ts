import 'reflect-metadata';
import { bootstrapService } from '@ovipro/platform';
import { leadService } from './service';

void bootstrapService(leadService);
