import { formatFiles, generateFiles, logger, type Tree } from '@nx/devkit';
import { randomUUID } from 'node:crypto';
import * as ts from 'typescript';
import { addImport, addLine, addProperty, addToList, find, parse } from './edit';
import { addNotes } from './notes';
import { contractsOf, serviceFile, serviceVariable, templates } from './places';
import { capital, words } from './words';

export interface AggregateOptions {
  service: string;
  /** As in `outgoing-lead`. */
  name: string;
  /** As in `agencies`. */
  plural?: string;
}

/** A root resource with its table, endpoints, events and tests: an office, a name and a note, to be made what it shall be. */
export default async function generateAggregate(tree: Tree, options: AggregateOptions): Promise<void> {
  const { service, name, plural = `${name}s` } = options;
  if (!tree.exists(serviceFile(service))) throw new Error(`There is no service ${service}: generate it first.`);
  if (tree.exists(`apps/${service}/src/${name}`)) throw new Error(`There is an ${name} in apps/${service} already.`);
  const migration = String(Date.now());
  const given = {
    ...{ service: words(service), aggregate: words(name), plural: words(plural), capital, tmpl: '' },
    ...{ serviceVariable: serviceVariable(service), migration, exampleId: randomUUID(), mother: motherOf(name) },
  };
  generateFiles(tree, templates('aggregate'), `apps/${service}/src`, { ...given, name });
  generateFiles(tree, templates('aggregate-contracts'), contractsOf(service), { ...given, name });
  addContracts(tree, service, name);
  describeOperations(tree, service, name, plural);
  addPermissions(tree, name);
  addToService(tree, service, name, migration);
  addTag(tree, service, plural);
  addConventions(tree, service, name);
  await formatFiles(tree);
}

function addContracts(tree: Tree, service: string, name: string): void {
  const { camel } = words(name);
  const contracts = contractsOf(service);
  for (const part of ['dto', 'sample', 'events'])
    addLine(tree, `${contracts}/index.ts`, `export * from './${name}.${part}';`);
  const events = ['Created', 'Updated', 'Snapshot'].map((each) => `${camel}${each}`);
  addImport(tree, `${contracts}/events.ts`, events, `./${name}.events`);
  for (const event of events) addToList(tree, `${contracts}/events.ts`, [`${words(service).camel}Events`], event);
  const subscribers = 'libs/contracts/src/subscribers.ts';
  addImport(tree, subscribers, [`${camel}Topic`], `./${service}`);
  addToList(tree, subscribers, ['everything'], `${camel}Topic`);
}

function describeOperations(tree: Tree, service: string, name: string, plural: string): void {
  const { one, pascal, spaced } = words(name);
  const all = words(plural);
  const unknown = 'one that is unknown, or of another office, is INVALID_ID';
  addNotes(tree, service, [
    {
      operationId: `create${pascal}`,
      text: `Makes ${one} in an office of the caller; another office is refused (403).`,
      events: [`${name}-created`],
    },
    { operationId: `search${all.pascal}`, text: `Finds ${all.spaced} of the offices in the token, page by page.` },
    { operationId: `get${pascal}`, text: `The ${spaced} as it was written; ${unknown}.` },
    {
      operationId: `update${pascal}`,
      text: `Replaces what is said of the ${spaced}; ${unknown}.`,
      events: [`${name}-updated`],
    },
  ]);
}

/** Everybody who acts for an office reads it; agents and main users write it. */
function addPermissions(tree: Tree, name: string): void {
  const file = 'libs/contracts/src/authentication/permissions.ts';
  for (const act of ['read', 'create', 'update']) addToList(tree, file, ['Permission'], `'${name}:${act}'`);
  addToList(tree, file, ['reads'], `'${name}:read'`);
  for (const act of ['create', 'update']) addToList(tree, file, ['agent'], `'${name}:${act}'`);
}

function addToService(tree: Tree, service: string, name: string, migration: string): void {
  const file = serviceFile(service);
  const { camel, pascal } = words(name);
  const place = (...steps: (string | number)[]) => [serviceVariable(service), ...steps];
  const parts: [variable: string, from: string, ...place: (string | number)[]][] = [
    [`${pascal}Module`, `./${name}/${name}.module`, 'apis', 0, 'modules'],
    [`${pascal}Entity`, `./${name}/${name}.entity`, 'persistence', 'entities'],
    [`Create${pascal}${migration}`, `./migrations/${migration}-create-${name}`, 'persistence', 'migrations'],
    [`${camel}Root`, `./${name}/${name}.root`, 'roots'],
    [`${camel}Topic`, '@ovipro/contracts', 'topics'],
  ];
  for (const [variable, from, ...steps] of parts) {
    addImport(tree, file, [variable], from);
    addToList(tree, file, place(...steps), variable);
  }
}

/** The heading under which the document lists the operations. */
export function addTag(tree: Tree, service: string, plural: string): void {
  const tag = capital(words(plural).spaced);
  const place = [serviceVariable(service), 'apis', 0, 'tags', tag];
  if (find(parse(tree, serviceFile(service)), place)) return;
  addProperty(tree, serviceFile(service), place, `'${tag}, and what is done with them.'`);
}

/** The one fixture per operation that the conventions ask for; the first aggregate of a service brings the spec. */
export function addConventions(tree: Tree, service: string, name: string): void {
  const file = conventionsOf(tree, `apps/${service}/src`) ?? `apps/${service}/src/conventions.api-spec.ts`;
  const variable = `${words(name).camel}Operations`;
  if (!tree.exists(file)) {
    const given = { serviceVariable: serviceVariable(service), tmpl: '' };
    generateFiles(tree, templates('conventions'), `apps/${service}/src`, given);
  }
  const list = find(parse(tree, file), ['operations']);
  if (!list || !ts.isArrayLiteralExpression(list)) return logger.warn(`Add ${variable} to the operations in ${file}.`);
  addImport(tree, file, [variable], `./testing/${name}.operations`);
  addToList(tree, file, ['operations'], variable);
}

function conventionsOf(tree: Tree, folder: string): string | undefined {
  const paths = tree.children(folder).map((child) => `${folder}/${child}`);
  const own = paths.find((path) => path.endsWith('conventions.api-spec.ts'));
  const below = paths.filter((path) => !tree.isFile(path)).map((path) => conventionsOf(tree, path));
  return own ?? below.find((path) => path !== undefined);
}

/** As in `anOffice`. */
export function motherOf(name: string): string {
  const { one, pascal } = words(name);
  return one.split(' ')[0] + pascal;
}
