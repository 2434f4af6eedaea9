import 'reflect-metadata';
import { bootstrapService } from '@ovipro/platform';
import { probeService } from './probe.service';

void bootstrapService(probeService);
