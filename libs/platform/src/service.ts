import type { DynamicModule, Type } from '@nestjs/common';
import type { Topic } from '@ovipro/contracts';
import type { ServiceConfig } from './config/service-config';
import type { Persistence } from './persistence/data-source';
import type { Root } from './persistence/root';

/** A part of a service that has an API document of its own. */
export interface Api {
  /** Its name and base path, as in `lead` for `/lead/v1`. */
  name: string;
  title: string;
  description: string;
  /** What the groups of its operations are about, by the names in `@ApiTags`. */
  tags: Record<string, string>;
  modules: Type[];
}

/** Everything the platform needs to know of a service to run, migrate, test and document it. */
export interface Service<C extends ServiceConfig = ServiceConfig> {
  name: string;
  config: new () => C;
  apis: Api[];
  /** Modules without an API: directories, timers. */
  modules?: (Type | DynamicModule)[];
  persistence: Persistence;
  roots: Root[];
  /** Those that it publishes to; what it reads is said by its consumer groups. */
  topics: Topic[];
}

export const defineService = <C extends ServiceConfig>(service: Service<C>): Service<C> => service;
