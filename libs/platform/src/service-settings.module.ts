import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ServiceConfig } from './config/service-config';
import type { Service } from './service';
import { SERVICE } from './tokens';

/** The service's definition and its configuration, which every other module may inject. */
@Global()
@Module({})
export class ServiceSettingsModule {
  static forRoot(service: Service, config: ServiceConfig): DynamicModule {
    const providers = [
      { provide: SERVICE, useValue: service },
      { provide: ServiceConfig, useValue: config },
      { provide: config.constructor, useValue: config },
    ];
    const shared = [SERVICE, ServiceConfig, config.constructor as never];
    return { module: ServiceSettingsModule, providers, exports: shared };
  }
}
