import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Access, isAllowed } from '../auth/permission';
import type { RequestContext } from '../context/request-context';
import { forbidden } from '../errors/api-error';

/** Whether the caller may use the route; comes before anything that is asked of the request's values. */
@Injectable()
export class AccessGuard implements CanActivate {
  /** @throws ApiError forbidden */
  canActivate(execution: ExecutionContext): boolean {
    const request = execution.switchToHttp().getRequest<FastifyRequest & { context: RequestContext }>();
    const { access } = request.routeOptions.config as { access?: Access };
    if (access?.public) return true;
    const { caller } = request.context;
    if (!access || !caller || !isAllowed(access, caller, request.params as Record<string, string>)) throw forbidden();
    return true;
  }
}
