import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;

const openApiKeywords = ['example'];

const inDefinitions = (value: unknown, definitions: string): Json =>
  JSON.parse(JSON.stringify(value).replaceAll('#/components/schemas/', `${definitions}#/definitions/`)) as Json;

/** A strict compiler that knows the components of an API document, each as `api#/definitions/<name>`. */
export function componentCompiler(components: Iterable<[string, Json]>, validateFormats = true): Ajv {
  const ajv = new Ajv({ strict: true, strictRequired: false, validateFormats });
  addFormats(ajv as never);
  ajv.addVocabulary(openApiKeywords);
  return ajv.addSchema({ $id: 'api', definitions: inDefinitions(Object.fromEntries(components), '') });
}

/** A schema of the document's paths, for its compiler. */
export const schemaOfPaths = (schema: object): Json => inDefinitions(schema, 'api');
