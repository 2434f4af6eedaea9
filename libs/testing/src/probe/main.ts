import 'reflect-metadata';
import { bootstrapService } from '@ovipro/platform/server';
import { probeService } from './probe.service';

void bootstrapService(probeService);
