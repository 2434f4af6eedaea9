import type { Service, ServiceConfig } from '@ovipro/platform';
import { describeBodyTexts } from './suites/body-texts';
import { describeBodyFields } from './suites/body-fields';
import { describeBodySyntax, describeNoBody } from './suites/body-syntax';
import { describeRead } from './suites/conditional';
import { describeCreate } from './suites/create';
import { describeDescriptions } from './suites/descriptions';
import { describeEvents } from './suites/events';
import { describeIds } from './suites/ids';
import { describeInventory } from './suites/inventory';
import { describeKeys } from './suites/keys';
import { describeMethods } from './suites/methods';
import { describeParameters } from './suites/parameters';
import { describeRequestId } from './suites/request-id';
import { describeRoles } from './suites/roles';
import { describeScope } from './suites/scope';
import { describeSearch } from './suites/search';
import { describeWire } from './suites/wire';
import { describeTokens } from './suites/tokens';
import { describeAct, describeUpdate } from './suites/update';
import type { Operations } from './operation-fixture';
import { type ConventionSuite, Suite } from './suite';

export type { OperationFixture, OperationKind, Operations, Params, SearchFixture } from './operation-fixture';

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
    describe('descriptions', () => describeDescriptions(suite, operations));
    describe('routes', () => describeMethods(suite, operations));
    describe('the head of a request', () => describeWire(suite));
    describe('keys', () => describeKeys(suite, operations));
    for (const [operationId, declared] of Object.entries(operations))
      describe(`${declared.method} ${declared.path}`, () =>
        describeOperation({ suite, operation: { operationId, ...declared } }, operations));
  });
}

function describeOperation(conventions: ConventionSuite, operations: Operations): void {
  const { access, kind, method, body, search, events } = conventions.operation;
  describe('Request-ID', () => describeRequestId(conventions));
  describe('tokens', () => describeTokens(conventions));
  describe('roles', () => describeRoles(conventions));
  describe('parameters', () => describeParameters(conventions));
  describe('ids', () => describeIds(conventions));
  if (!access) describe('scope', () => describeScope(conventions));
  if (body) describe('the bytes of the body', () => describeBodySyntax(conventions));
  if (!body && method !== 'GET') describe('the body', () => describeNoBody(conventions));
  if (body) describe('the fields of the body', () => describeBodyFields(conventions));
  if (body) describe('the texts of the body', () => describeBodyTexts(conventions));
  if (kind === 'read') describe('conditional requests', () => describeRead(conventions));
  if (kind === 'update') describe('changes', () => describeUpdate(conventions));
  if (kind === 'action' || kind === 'delete') describe('changes', () => describeAct(conventions));
  if (kind === 'create') describe('new resources', () => describeCreate(conventions, operations));
  if (events) describe('events', () => describeEvents(conventions, operations));
  if (search) describe('search', () => describeSearch(conventions, search));
}
