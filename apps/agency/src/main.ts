import 'reflect-metadata';
import { bootstrapService } from '@ovipro/platform/server';
import { agencyService } from './service';

void bootstrapService(agencyService);
