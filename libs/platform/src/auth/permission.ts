import type { Permission } from '@ovipro/contracts';
import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtension } from '@nestjs/swagger';
import type { Caller } from '../context/caller';

/** What a route asks of its callers, kept as the route's Fastify configuration so that hooks see it too. */
export interface Access {
  /** Any one of these. */
  permissions?: Permission[];
  /** A further permission that depends on a path value, asked for only if that value is a known one. */
  refine?: (params: Record<string, string>) => Permission | undefined;
  /** Needs no token. */
  public?: boolean;
  /** Whether the caller must send a Request-ID. Documents, health checks and keys need none. */
  requestId?: boolean;
}

/** The route takes a token with one of these permissions. */
export const Allow = (...permissions: Permission[]) =>
  applyDecorators(
    RouteConfig({ access: { permissions } satisfies Access }),
    ApiExtension('x-permissions', permissions),
  );

/** As {@link Allow}, with a permission of its own for a value of the path. */
export const AllowFor = (permission: Permission, refine: Access['refine']) =>
  applyDecorators(
    RouteConfig({ access: { permissions: [permission], refine } satisfies Access }),
    ApiExtension('x-permissions', [permission]),
  );

/**
 * The route needs no token.
 * @param requestId whether the caller must send a Request-ID; not for documents, health checks and keys
 */
export const Public = ({ requestId = true }: { requestId?: boolean } = {}) =>
  applyDecorators(
    RouteConfig({ access: { public: true, requestId } satisfies Access }),
    ApiExtension('x-access', requestId ? 'public' : 'anonymous'),
  );

/** Whether the caller may use the route at all; what it may see there is the office scope's to say. */
export function isAllowed(access: Access, caller: Caller, params: Record<string, string>): boolean {
  const { permissions = [], refine } = access;
  if (!permissions.some((permission) => caller.can(permission))) return false;
  const further = refine?.(params);
  return further === undefined || caller.can(further);
}
