import 'reflect-metadata';
import { bootstrapProcess } from '@ovipro/platform';
import { GatewayConfig } from './config';
import { startGateway } from './gateway';

void bootstrapProcess(GatewayConfig, startGateway);
