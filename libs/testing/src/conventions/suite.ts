import { type Service, type ServiceConfig } from '@ovipro/platform';
import { type EntityClass, tableNameOf } from '@ovipro/platform/server';
import type { TestAnswer, TestRequest } from '../service/client';
import { startTestService, type TestService } from '../service/test-service';
import { checkedSender } from './checked';
import type { Documented, Documents } from './document';
import { fill, type Operation, type Params } from './operation-fixture';
import type { SendRequest } from './http';
import { makeFixture, type Fixture } from './fixture';

/** What a test changes of a good request. */
export interface Change extends TestRequest {
  params?: Params;
  /** Appended to the path as it is, without the question mark. */
  query?: string;
}

/** A good request of an operation, to be sent as it is or with one thing wrong. */
export class Call {
  private made?: object;

  constructor(
    readonly operation: Operation,
    readonly fixture: Fixture,
    readonly params: Params,
  ) {}

  /** The same each time: what is sent again is sent byte by byte. */
  get body(): object | undefined {
    return (this.made ??= this.operation.body?.(this.fixture, this.params));
  }

  path(params: Params = {}, query = ''): string {
    const needed = new URLSearchParams(this.operation.query?.(this.fixture, this.params)).toString();
    const whole = [needed, query].filter((part) => part !== '').join('&');
    return fill(this.operation.path, { ...this.params, ...params }) + (whole && `?${whole}`);
  }

  send({ params, query, ...request }: Change = {}): Promise<TestAnswer> {
    const good = params ? this.operation.body?.(this.fixture, { ...this.params, ...params }) : this.body;
    const body = 'body' in request ? request.body : good;
    return this.fixture.send(this.operation.method, this.path(params, query), { ...request, body });
  }

  /** Where the resource is read that the operation changes. */
  get readPath(): string {
    return this.operation.readAt?.(this.params) ?? fill(this.operation.path, this.params);
  }
}

/** A running service and two fixtures in it. Everything it sends is held against the API document. */
export class Suite {
  private readonly faulty = new Map<string, Promise<Call>>();

  private constructor(
    readonly service: TestService,
    readonly documents: Documents,
    readonly sendRequest: SendRequest,
    private readonly fixtures: Record<'home' | 'foreign', Fixture>,
    /** The tables whose rows belong to callers. */
    readonly tables: ReadonlySet<string>,
    private readonly end: () => Promise<void>,
  ) {}

  get home(): Fixture {
    return this.fixtures.home;
  }

  get foreign(): Fixture {
    return this.fixtures.foreign;
  }

  static async start<C extends ServiceConfig>(service: Service<C>, own: Partial<C>): Promise<Suite> {
    const running = await startTestService(service, own);
    const { documents, sendRequest, close } = await checkedSender(service, running.url);
    const [home, foreign] = await Promise.all([makeFixture(running, sendRequest), makeFixture(running, sendRequest)]);
    const end = async (): Promise<void> => {
      close();
      await running.close();
    };
    const tables = await tablesOf(service, running);
    return new Suite(running, documents, sendRequest, { home, foreign }, tables, end);
  }

  documented({ operationId }: Operation): Documented {
    const found = this.documents.operations.find((operation) => operation.operationId === operationId);
    if (!found) throw new Error(`The API documents have no operation ${operationId}`);
    return found;
  }

  /** A good request on a resource of its own, by the first role that may. */
  async call(operation: Operation, fixture: Fixture = this.home): Promise<Call> {
    const params = (await operation.params?.(fixture)) ?? {};
    return new Call(operation, operation.roles[0] ? fixture.as(operation.roles[0]) : fixture, params);
  }

  /** A good request for a test to make invalid. All share one resource, since a refused request changes nothing. */
  invalidCall(operation: Operation): Promise<Call> {
    let call = this.faulty.get(operation.operationId);
    if (!call) this.faulty.set(operation.operationId, (call = this.call(operation)));
    return call;
  }

  /** Another office with callers of its own. */
  fixture(): Promise<Fixture> {
    return makeFixture(this.service, this.sendRequest);
  }

  close(): Promise<void> {
    return this.end();
  }
}

/** Those of its entities, and others that name an office. */
async function tablesOf<C extends ServiceConfig>(
  { persistence }: Service<C>,
  { db }: TestService,
): Promise<Set<string>> {
  const sql = `SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'agency_office_id'`;
  const { rows } = await db.query<{ name: string }>(sql);
  return new Set([...(persistence.entities as EntityClass[]).map(tableNameOf), ...rows.map(({ name }) => name)]);
}

/** One part of the conventions suite: an operation, and the service that it is tested on. */
export interface ConventionSuite {
  suite: () => Suite;
  operation: Operation;
}
