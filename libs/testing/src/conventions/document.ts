import type { Service } from '@ovipro/platform';
import type { SendRequest } from './http';

/** The part of OpenAPI's schema object that the platform writes. */
export interface Schema {
  $ref?: string;
  description?: string;
  allOf?: Schema[];
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: string[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
}

export interface Parameter {
  name: string;
  description?: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
}

interface Content {
  schema: Schema;
  example?: unknown;
}

interface Response {
  headers?: Record<string, { required?: boolean }>;
  content?: Record<string, Content>;
}

interface DocumentOperation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters: Parameter[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, Response | undefined>;
}

export interface OpenApi {
  tags?: { name: string; description?: string }[];
  paths: Record<string, Record<string, DocumentOperation>>;
  components: { schemas: Record<string, Schema> };
}

const json = 'application/json';

/** One operation of a document. */
export class Documented {
  readonly operationId: string;
  private readonly pattern: RegExp;

  constructor(
    readonly method: string,
    readonly path: string,
    private readonly operation: DocumentOperation,
    private readonly document: OpenApi,
    /** The name under which ajv knows the document. */
    private readonly schemaId: string,
  ) {
    this.operationId = operation.operationId;
    this.pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
  }

  matches(method: string, path: string): boolean {
    return method === this.method && this.pattern.test(path);
  }

  parameters(where: Parameter['in']): Parameter[] {
    return this.operation.parameters
      .filter((parameter) => parameter.in === where)
      .map((parameter) => ({ ...parameter, schema: this.whole(parameter.schema) }));
  }

  /** A schema of a parameter, with its elements in place. */
  private whole(given: Schema): Schema {
    const { items, ...schema } = this.resolve(given);
    return { ...schema, ...(items && { items: this.resolve(items) }) };
  }

  parameter(name: string): Parameter | undefined {
    return this.operation.parameters.find((parameter) => parameter.name === name);
  }

  get body(): Schema | undefined {
    return this.operation.requestBody?.content[json].schema;
  }

  response(status: number): Response | undefined {
    return this.operation.responses[status];
  }

  /** Which of its bodies and good answers in JSON are shown by no example, as in `request` or `201`. */
  get withoutExample(): string[] {
    const { requestBody, responses } = this.operation;
    const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
    const bodies: [string, Response | undefined][] = [['request', requestBody], ...good];
    return bodies.filter(([, body]) => body?.content?.[json] && !body.content[json].example).map(([name]) => name);
  }

  /** The media types of an answer that is a file. */
  fileTypes(status: number): string[] {
    return Object.keys(this.response(status)?.content ?? {}).filter((type) => type !== json);
  }

  /** Where the schema of an answer stands, for ajv; undefined where the answer has no JSON body. */
  responseSchema(status: number): { $ref: string } | undefined {
    if (!this.response(status)?.content?.[json]) return undefined;
    const steps = [
      'paths',
      this.path,
      this.method.toLowerCase(),
      'responses',
      String(status),
      'content',
      json,
      'schema',
    ];
    const pointer = steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1'));
    return { $ref: `${this.schemaId}#/${pointer.map(encodeURIComponent).join('/')}` };
  }

  /** A schema without `$ref` and `allOf` at its top. */
  resolve({ $ref, allOf = [], ...own }: Schema): Schema {
    const named = $ref ? this.document.components.schemas[$ref.split('/').at(-1) as string] : undefined;
    if ($ref && !named) throw new Error(`${$ref} is no schema of the document`);
    const parts = [...(named ? [named] : []), ...allOf].map((part) => this.resolve(part));
    return Object.assign({}, ...parts, own) as Schema;
  }
}

/** All API documents of a service. */
export interface Documents {
  operations: Documented[];
  /** By the name that {@link Documented.responseSchema} refers to. */
  byName: Record<string, OpenApi>;
}

/** Fetches the documents as the service serves them. */
export async function loadDocuments(service: Pick<Service, 'apis'>, sendRequest: SendRequest): Promise<Documents> {
  const byName: Record<string, OpenApi> = {};
  for (const { name } of service.apis)
    byName[name] = (await sendRequest('GET', `/openapi/${name}.json`)).body as OpenApi;
  const operations = Object.entries(byName).flatMap(([name, document]) =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, operation]) => new Documented(method.toUpperCase(), path, operation, document, name),
      ),
    ),
  );
  return { operations, byName };
}
