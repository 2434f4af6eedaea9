import 'reflect-metadata';
import { bootstrapService } from '@ovipro/platform/server';
import { leadService } from './service';

void bootstrapService(leadService);
