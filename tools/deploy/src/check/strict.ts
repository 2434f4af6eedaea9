import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { readText } from '../files';
import type { Manifest } from './render';

type Schema = Record<string, unknown>;

interface Bundle {
  /** By `apiVersion/kind`. */
  kinds: Record<string, Schema>;
  definitions: Record<string, Schema>;
}

const preserves = 'x-kubernetes-preserve-unknown-fields';
const intOrString = 'x-kubernetes-int-or-string';

const each = (map: unknown): Schema =>
  Object.fromEntries(Object.entries(map as Schema).map(([name, schema]) => [name, strict(schema as Schema)]));

/** Patterns are of Go, which knows flags that JavaScript does not. */
const isForeign = (pattern: unknown): boolean => typeof pattern === 'string' && pattern.includes('(?i)');

/** The schema refusing what it does not know, as a server does with `--validate=strict`. */
function strict(schema: Schema): Schema {
  const { [preserves]: open, [intOrString]: either, format, ...given } = schema;
  if (either || format === 'int-or-string') return { type: ['integer', 'string'] };
  if (isForeign(given.pattern)) delete given.pattern;
  if (given.items) given.items = strict(given.items as Schema);
  if (typeof given.additionalProperties === 'object')
    given.additionalProperties = strict(given.additionalProperties as Schema);
  if (!given.properties) return given;
  given.properties = each(given.properties);
  if (given.additionalProperties === undefined && !open) given.additionalProperties = false;
  return given;
}

/** A quantity may be written as a number too. */
const quantity = 'io.k8s.apimachinery.pkg.api.resource.Quantity';

function compiled(): Map<string, ValidateFunction> {
  const { kinds, definitions } = JSON.parse(readText('tools/deploy/schemas/kubernetes.json')) as Bundle;
  const ajv = new Ajv({ allErrors: true, strict: false });
  const closed = each(definitions);
  closed[quantity] = { type: ['string', 'number'] };
  ajv.addSchema({ $id: 'kubernetes', definitions: closed });
  return new Map(
    Object.entries(kinds).map(([kind, { $ref }]) => [kind, ajv.compile({ $ref: `kubernetes${String($ref)}` })]),
  );
}

let validators: Map<string, ValidateFunction> | undefined;

const sentence = ({ instancePath, message, params }: ErrorObject): string => {
  const { additionalProperty } = params as { additionalProperty?: string };
  return `${instancePath || '/'} ${message}${additionalProperty ? `: ${additionalProperty}` : ''}`;
};

/** What the API's own schema would refuse of an object, as sentences; an unknown kind and unknown keys included. */
export function schemaFaults(manifest: Manifest): string[] {
  validators ??= compiled();
  const validate = validators.get(`${manifest.apiVersion}/${manifest.kind}`);
  if (!validate) return [`${manifest.apiVersion}/${manifest.kind} is no kind that is known here`];
  return validate(manifest) ? [] : (validate.errors ?? []).map(sentence);
}
