import 'reflect-metadata';
import { bootstrapService } from '@ovipro/platform';
import { agencyService } from './service';

void bootstrapService(agencyService);
