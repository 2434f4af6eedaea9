import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RequestContext } from '../context/request-context';
import type { Caller } from '../context/caller';

const contextOf = (execution: ExecutionContext): RequestContext =>
  execution.switchToHttp().getRequest<FastifyRequest>().context;

/** The request as commands need it: caller, Request-ID, `If-Match`, what makes it a repetition. */
export const Context = createParamDecorator(
  (_data: unknown, execution: ExecutionContext): RequestContext => contextOf(execution),
);

/** Who calls. Only on routes that take a token. */
export const CurrentCaller = createParamDecorator(
  (_data: unknown, execution: ExecutionContext): Caller => contextOf(execution).caller as Caller,
);
