import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { ModuleRef, Reflector } from '@nestjs/core';
import { type Fault, validate } from '@ovipro/contracts';
import type { FastifyRequest } from 'fastify';
import { type Access, isAllowed } from '../auth/permission';
import type { RequestContext } from '../context/request-context';
import {
  badBody,
  badParameters,
  forbidden,
  payloadTooLarge,
  unsupportedEncoding,
  unsupportedMediaType,
} from '../errors/api-error';
import { parseJson } from './json';
import { isJson } from './headers';
import type { RawBody } from './raw-body';
import { ROW_FAULTS, type RowFaults } from './row-faults';

type Class = new () => object;
interface Inputs {
  params?: Class;
  query?: Class;
  body?: Class;
}

/** The classes of a handler's `@Param()`, `@Query()` and `@Body()`, as Nest noted them. */
function inputsOf(controller: Class, method: string): Inputs {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<
    string,
    { index: number }
  >;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, method) ?? []) as Class[];
  const typeOf = (kind: RouteParamtypes) => {
    const found = Object.entries(args).find(([key]) => key.startsWith(`${kind}:`));
    return found && types[found[1].index];
  };
  return {
    params: typeOf(RouteParamtypes.PARAM),
    query: typeOf(RouteParamtypes.QUERY),
    body: typeOf(RouteParamtypes.BODY),
  };
}

class Nothing {}

/** `sort[0]` is a fault of the parameter `sort`. */
const byName = (faults: Fault[]): Fault[] => {
  const names = new Map(faults.map((fault) => [fault.path.replace(/\[\d+\]$/, ''), fault]));
  return [...names].map(([path, fault]) => ({ ...fault, path }));
};

function decodes(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** The router leaves as it stands what it cannot decode; that is refused, not searched for. */
function encodingFaults(url: string): Fault[] {
  const [, query = ''] = /\?(.*)$/.exec(url) ?? [];
  const faulty = query.includes('%') ? query.split('&').filter((part) => !decodes(part)) : [];
  return faulty.map((part) => ({
    path: part.split('=')[0],
    errorCode: 'INVALID_TYPE',
    message: 'must be percent-encoded UTF-8',
  }));
}

/**
 * Everything a request is asked before its handler runs, in the order of the API's conventions: permission; path, query
 * and header values; media type and size; body. What the handler receives has been checked and normalised.
 */
@Injectable()
export class RequestGuard implements CanActivate {
  private readonly inputs = new WeakMap<object, Inputs>();

  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const request = execution.switchToHttp().getRequest<FastifyRequest & { context: RequestContext }>();
    const handler = execution.getHandler();
    const inputs = this.inputs.get(handler) ?? inputsOf(execution.getClass(), handler.name);
    this.inputs.set(handler, inputs);
    const { access } = request.routeOptions.config as { access?: Access };
    this.assertPermission(access, request);
    this.assertParameters(access, inputs, request);
    await this.assertBody(inputs, request, this.reflector.get(ROW_FAULTS, handler));
    return true;
  }

  private assertPermission(access: Access | undefined, request: FastifyRequest & { context: RequestContext }): void {
    if (access?.public) return;
    const { caller } = request.context;
    if (!access || !caller || !isAllowed(access, caller, request.params as Record<string, string>)) throw forbidden();
  }

  private assertParameters(access: Access | undefined, inputs: Inputs, request: FastifyRequest): void {
    const params = inputs.params ? validate(inputs.params, request.params as object) : { value: {}, faults: [] };
    const query = validate(inputs.query ?? Nothing, { ...(request.query as object) });
    const faults = [
      ...byName(params.faults),
      ...byName([...query.faults, ...encodingFaults(request.url)]),
      ...headerFaults(access, request),
    ];
    if (faults.length > 0) throw badParameters(faults);
    request.params = params.value;
    request.query = query.value;
  }

  private async assertBody(
    inputs: Inputs,
    request: FastifyRequest & { context: RequestContext },
    rowFaults: (new (...args: never[]) => RowFaults) | undefined,
  ): Promise<void> {
    const raw = request.body as RawBody | undefined;
    if (raw?.encoded) throw unsupportedEncoding();
    if (!raw || (raw.bytes.length === 0 && !raw.tooLarge)) {
      if (inputs.body) throw badBody(validate(inputs.body, {}).faults);
      return;
    }
    if (!isJson(request.headers['content-type'])) throw unsupportedMediaType();
    if (raw.tooLarge) throw payloadTooLarge();
    const plain = parseJson(raw.bytes);
    if (typeof plain !== 'object' || plain === null || Array.isArray(plain))
      throw badBody([], 'The body must be a JSON object.');
    const { value, faults: own } = validate(inputs.body ?? Nothing, plain);
    const faults = [...own, ...disagreements(request.params as object, value, own)];
    if (faults.length > 0) {
      const further = rowFaults
        ? await this.modules.get(rowFaults, { strict: false }).faults(request.context, request.params, plain)
        : [];
      throw badBody([...faults, ...further.filter(({ path }) => !faults.some((fault) => isWithin(path, fault.path)))]);
    }
    request.body = value;
  }
}

/** An id that stands in both path and body must agree. One that is no id at all is at fault by itself. */
const disagreements = (params: object, body: object, own: Fault[]): Fault[] =>
  Object.entries({ ...body })
    .filter(([name, id]) => name in params && id !== (params as Record<string, unknown>)[name])
    .filter(([name]) => !own.some(({ path }) => path === name))
    .map(([path]) => ({ path, errorCode: 'INVALID_TYPE', message: 'must be the id that the path names' }));

/** What is at fault as a whole has no faults inside. */
const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);

const headerFaults = (access: Access | undefined, request: FastifyRequest): Fault[] =>
  access?.requestId === false ? [] : requestIdFaults(request.headers['request-id']);

/** What is wrong with the value of the header `Request-ID`, if anything is. */
export function requestIdFaults(value: unknown): Fault[] {
  if (value === undefined || value === '')
    return [{ path: 'Request-ID', errorCode: 'VALUE_REQUIRED', message: 'is required' }];
  return isRequestId(value) ? [] : [{ path: 'Request-ID', errorCode: 'INVALID_TYPE', message: 'must be a UUID' }];
}

const requestId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A UUID of any version. */
export const isRequestId = (value: unknown): value is string => typeof value === 'string' && requestId.test(value);
