import type { ErrorBody } from '@ovipro/contracts';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { TestAnswer } from '../service/client';
import type { Documented, Documents, OpenApi } from './document';

const requestId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The document says that answers may grow; they must have grown in the document, too. */
const closed = (document: OpenApi): OpenApi => {
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => [
    name,
    schema.type === 'object' ? { ...schema, additionalProperties: false } : schema,
  ]);
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) } } as OpenApi;
};

/** Holds answers against the API documents. */
export class AnswerChecker {
  private readonly ajv = new Ajv({ strict: false, allErrors: true });
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(private readonly documents: Documents) {
    // the document is OpenAPI, not JSON Schema: only what is referred to in it is compiled
    addFormats(this.ajv as never);
    for (const [name, document] of Object.entries(documents.byName)) this.ajv.addSchema(closed(document), name);
  }

  operationOf(method: string, path: string): Documented | undefined {
    const [bare] = path.split('?');
    const documented = method === 'HEAD' ? 'GET' : method;
    return this.documents.operations.find((operation) => operation.matches(documented, bare));
  }

  /** @throws Error where an answer is not as documented */
  assertDocumented(method: string, path: string, sentRequestId: string | undefined, answer: TestAnswer): void {
    const faults = [...this.faultsOf(method, path, answer), ...echoFaults(sentRequestId, answer)];
    if (faults.length === 0) return;
    throw new Error(`${method} ${path} answered ${answer.status} ${answer.text.slice(0, 2_000)}\n${faults.join('\n')}`);
  }

  private faultsOf(method: string, path: string, answer: TestAnswer): string[] {
    const { status, headers } = answer;
    if (status >= 500) return ['The service failed.'];
    const operation = this.operationOf(method, path);
    if (!operation) return status >= 400 ? this.errorFaults(method, answer) : ['The document knows no such operation.'];
    const response = operation.response(status);
    if (!response) return [`${operation.operationId} documents no status ${status}.`];
    const files = operation.fileTypes(status);
    const missing = Object.entries(response.headers ?? {})
      .filter(([name, { required }]) => required && !headers.has(name))
      .map(([name]) => name);
    return [
      ...missing.map((name) => `The documented header ${name} is absent.`),
      ...(status >= 400 ? this.errorFaults(method, answer) : []),
      ...(files.length > 0
        ? fileFaults(files, answer)
        : this.bodyFaults(method === 'HEAD' ? undefined : operation.responseSchema(status), answer)),
    ];
  }

  private errorFaults(method: string, answer: TestAnswer): string[] {
    if (method === 'HEAD') return [];
    const [name] = Object.keys(this.documents.byName);
    const { message, description, errors = [] } = (answer.body ?? {}) as Partial<ErrorBody>;
    const leaks = /\b(select|insert|update .* set|at .*\.[jt]s:\d+|node_modules|postgres|typeorm|column)\b/i;
    return [
      ...this.bodyFaults({ $ref: `${name}#/components/schemas/ErrorBody` }, answer),
      ...(new Set(errors.map(({ target }) => target)).size < errors.length ? ['A target stands twice.'] : []),
      ...(leaks.test(`${message} ${description}`) ? ['The message tells internals.'] : []),
    ];
  }

  private bodyFaults(schema: { $ref: string } | undefined, { body, text, headers }: TestAnswer): string[] {
    if (!schema) return text === '' ? [] : ['The answer has a body that the document does not tell of.'];
    const type = headers.get('content-type');
    if (type !== 'application/json; charset=utf-8') return [`The content type is ${type}.`];
    let validate = this.validators.get(schema.$ref);
    if (!validate) this.validators.set(schema.$ref, (validate = this.ajv.compile(schema)));
    return validate(body) ? [] : [this.ajv.errorsText(validate.errors, { dataVar: 'body', separator: '\n' })];
  }
}

const fileFaults = (types: string[], { headers }: TestAnswer): string[] => {
  const type = headers.get('content-type') ?? '';
  return types.includes(type) ? [] : [`The content type is ${type}.`];
};

/** A well-formed Request-ID comes back as it was sent, another does not. */
function echoFaults(sent: string | undefined, { headers }: TestAnswer): string[] {
  const echo = headers.get('request-id');
  const expected = sent !== undefined && requestId.test(sent) ? sent : null;
  return echo === expected ? [] : [`The Request-ID ${sent} is echoed as ${echo}.`];
}
