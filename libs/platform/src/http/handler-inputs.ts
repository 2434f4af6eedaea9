import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';

export type Class = new () => object;
export interface HandlerInputs {
  params?: Class;
  query?: Class;
  body?: Class;
}

/** The classes of a handler's `@Param()`, `@Query()` and `@Body()`, as Nest noted them. */
export function inputsOf(controller: Class, method: string): HandlerInputs {
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
