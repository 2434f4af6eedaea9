import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { type Fault, validate } from '@ovipro/contracts';
import type { FastifyRequest } from 'fastify';
import type { Access } from '../auth/permission';
import type { RequestContext } from '../context/request-context';
import { badBody, badParameters, payloadTooLarge } from '../errors/api-error';
import { type HandlerInputs, inputsOf } from './handler-inputs';
import { isJson } from './headers';
import { unsupportedEncoding, unsupportedMediaType } from './http-error';
import { parseJson } from './json';
import type { RawBody } from './raw-body';
import { requestIdFaults } from './request-id';
import { ROW_FAULTS, type RowFaults } from './row-faults';

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
 * Parses and validates a request in the order of the API's conventions: path, query and header values; media type and
 * size; body. What the handler receives has been checked and normalised. Nest's place for this is a pipe, but a pipe
 * sees one argument at a time, and a caller is told of all faults at once; so it runs as a guard, after the one for access.
 */
@Injectable()
export class RequestValidation implements CanActivate {
  private readonly inputs = new WeakMap<object, HandlerInputs>();

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
    this.assertParameters(access, inputs, request);
    await this.assertBody(inputs, request, this.reflector.get(ROW_FAULTS, handler));
    return true;
  }

  private assertParameters(access: Access | undefined, inputs: HandlerInputs, request: FastifyRequest): void {
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
    inputs: HandlerInputs,
    request: FastifyRequest & { context: RequestContext },
    rowFaults: (new (...args: never[]) => RowFaults) | undefined,
  ): Promise<void> {
    const raw = request.body as RawBody | undefined;
    if (raw?.encoded) throw unsupportedEncoding();
    if (!raw || (raw.bytes.length === 0 && !raw.tooLarge)) {
      if (!inputs.body) return;
      await this.assertValid(inputs.body, request, {}, rowFaults);
      throw badBody([]);
    }
    if (!isJson(request.headers['content-type'])) throw unsupportedMediaType();
    if (raw.tooLarge) throw payloadTooLarge();
    const plain = parseJson(raw.bytes);
    if (typeof plain !== 'object' || plain === null || Array.isArray(plain))
      throw badBody([], 'The body must be a JSON object.');
    request.body = await this.assertValid(inputs.body ?? Nothing, request, plain, rowFaults);
  }

  private async assertValid(
    type: new () => object,
    request: FastifyRequest & { context: RequestContext },
    plain: object,
    rowFaults: (new (...args: never[]) => RowFaults) | undefined,
  ): Promise<object> {
    const { value, faults: own } = validate(type, plain);
    const faults = [...own, ...disagreements(request.params as object, value, own)];
    if (faults.length > 0) {
      const further = rowFaults
        ? await this.modules.get(rowFaults, { strict: false }).faults(request.context, request.params, plain)
        : [];
      throw badBody([...faults, ...further.filter(({ path }) => !faults.some((fault) => isWithin(path, fault.path)))]);
    }
    return value;
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
