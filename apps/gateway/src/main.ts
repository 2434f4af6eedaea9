import 'reflect-metadata';
import { bootstrapProcess } from '@ovipro/platform/server';
import { GatewayConfig } from './config';
import { startGateway } from './gateway';

void bootstrapProcess(GatewayConfig, startGateway);
