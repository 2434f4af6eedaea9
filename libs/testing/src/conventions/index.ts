import type { Service, ServiceConfig } from '@ovipro/platform';
import { describeBodyFields } from './chapters/body-fields';
import { describeBodySyntax, describeNoBody } from './chapters/body-syntax';
import { describeRead } from './chapters/conditional';
import { describeCreate } from './chapters/create';
import { describeIds } from './chapters/ids';
import { describeInventory } from './chapters/inventory';
import { describeKeys } from './chapters/keys';
import { describeMethods } from './chapters/methods';
import { describeParameters } from './chapters/parameters';
import { describeRequestId } from './chapters/request-id';
import { describeRoles } from './chapters/roles';
import { describeSearch } from './chapters/search';
import { describeTokens } from './chapters/tokens';
import { describeAct, describeUpdate } from './chapters/update';
import type { Operations } from './fixture';
import { type Chapter, Suite } from './suite';

export type { OperationFixture, OperationKind, Operations, Params, SearchFixture } from './fixture';

export interface Conventions<C extends ServiceConfig> {
  service: Service<C>;
  /** One fixture for every operation of the service's API documents. */
  operations: Operations;
  /** Overrides the service's configuration. */
  config?: Partial<C>;
}

/**
 * The conventions that all services share, held against every operation of one: headers, tokens, roles, parameters,
 * bodies, office scope, conditional and repeated requests, paging. Every answer is held against the API document.
 */
export function describeConventions<C extends ServiceConfig>({
  service,
  operations,
  config = {},
}: Conventions<C>): void {
  describe(`the conventions of the ${service.name} service`, () => {
    let running: Suite | undefined;
    const suite = (): Suite => {
      if (!running) throw new Error('The service did not start.');
      return running;
    };
    beforeAll(async () => {
      running = await Suite.start(service, config);
    });
    afterAll(() => running?.close());

    describe('inventory', () => describeInventory(suite, operations));
    describe('routes', () => describeMethods(suite, operations));
    describe('keys', () => describeKeys(suite, operations));
    for (const [operationId, fixture] of Object.entries(operations))
      describe(`${fixture.method} ${fixture.path}`, () =>
        describeOperation({ suite, operation: { operationId, ...fixture } }, operations));
  });
}

function describeOperation(chapter: Chapter, operations: Operations): void {
  const { kind, method, body, search } = chapter.operation;
  describe('Request-ID', () => describeRequestId(chapter));
  describe('tokens', () => describeTokens(chapter));
  describe('roles', () => describeRoles(chapter));
  describe('parameters', () => describeParameters(chapter));
  describe('ids', () => describeIds(chapter));
  if (body) describe('the bytes of the body', () => describeBodySyntax(chapter));
  if (!body && method !== 'GET') describe('the body', () => describeNoBody(chapter));
  if (body) describe('the fields of the body', () => describeBodyFields(chapter));
  if (kind === 'read') describe('conditional requests', () => describeRead(chapter));
  if (kind === 'update') describe('changes', () => describeUpdate(chapter));
  if (kind === 'action' || kind === 'delete') describe('changes', () => describeAct(chapter));
  if (kind === 'create') describe('new resources', () => describeCreate(chapter, operations));
  if (search) describe('search', () => describeSearch(chapter, search));
}
