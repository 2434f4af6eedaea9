import type { Service, ServiceConfig } from '@ovipro/platform';
import type { TestAnswer, TestRequest } from '../service/client';
import { startTestService, type TestService } from '../service/test-service';
import { checkedSender } from './checked';
import type { Documented, Documents } from './document';
import { fill, type Operation, type Params } from './fixture';
import type { Exchange } from './http';
import { makeWorld, type World } from './world';

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
    readonly world: World,
    readonly params: Params,
  ) {}

  /** The same each time: what is sent again is sent byte by byte. */
  get body(): object | undefined {
    return (this.made ??= this.operation.body?.(this.world, this.params));
  }

  path(params: Params = {}, query = ''): string {
    const needed = new URLSearchParams(this.operation.query?.(this.world, this.params)).toString();
    const whole = [needed, query].filter((part) => part !== '').join('&');
    return fill(this.operation.path, { ...this.params, ...params }) + (whole && `?${whole}`);
  }

  send({ params, query, ...request }: Change = {}): Promise<TestAnswer> {
    const good = params ? this.operation.body?.(this.world, { ...this.params, ...params }) : this.body;
    const body = 'body' in request ? request.body : good;
    return this.world.send(this.operation.method, this.path(params, query), { ...request, body });
  }

  /** Where the resource is read that the operation changes. */
  get readPath(): string {
    return this.operation.readAt?.(this.params) ?? fill(this.operation.path, this.params);
  }
}

/** A running service and two worlds in it. Everything it sends is held against the API document. */
export class Suite {
  private readonly faulty = new Map<string, Promise<Call>>();

  private constructor(
    readonly service: TestService,
    readonly documents: Documents,
    readonly exchange: Exchange,
    readonly home: World,
    readonly foreign: World,
    private readonly end: () => Promise<void>,
  ) {}

  static async start<C extends ServiceConfig>(service: Service<C>, own: Partial<C>): Promise<Suite> {
    const running = await startTestService(service, own);
    const { documents, exchange, close } = await checkedSender(service, running.url);
    const [home, foreign] = await Promise.all([makeWorld(running, exchange), makeWorld(running, exchange)]);
    const end = async (): Promise<void> => {
      close();
      await running.close();
    };
    return new Suite(running, documents, exchange, home, foreign, end);
  }

  documented({ operationId }: Operation): Documented {
    const found = this.documents.operations.find((operation) => operation.operationId === operationId);
    if (!found) throw new Error(`The API documents have no operation ${operationId}`);
    return found;
  }

  /** A good request on a resource of its own, by the first role that may. */
  async call(operation: Operation, world: World = this.home): Promise<Call> {
    const params = (await operation.params?.(world)) ?? {};
    return new Call(operation, operation.roles[0] ? world.as(operation.roles[0]) : world, params);
  }

  /** A request to be spoilt: its resource is shared by all that are refused, for nothing changes it. */
  spoilt(operation: Operation): Promise<Call> {
    let call = this.faulty.get(operation.operationId);
    if (!call) this.faulty.set(operation.operationId, (call = this.call(operation)));
    return call;
  }

  /** Another office with callers of its own. */
  world(): Promise<World> {
    return makeWorld(this.service, this.exchange);
  }

  close(): Promise<void> {
    return this.end();
  }
}

/** What a chapter of the suite is about. */
export interface Chapter {
  suite: () => Suite;
  operation: Operation;
}
