import { formatFiles, generateFiles, type Tree } from '@nx/devkit';
import { randomUUID } from 'node:crypto';
import { addConventions, addTag, motherOf } from './aggregate';
import { addImport, addLine, addToList, read } from './edit';
import { addNotes } from './notes';
import { contractsOf, serviceFile, serviceVariable, templates } from './places';
import { capital, words } from './words';

export interface ChildOptions {
  service: string;
  /** Whose child it is, as in `assignment`. */
  aggregate: string;
  /** As in `continuation-agreement`. */
  name: string;
  /** As in `agencies`. */
  plural?: string;
}

/** What lies below an aggregate and is found through it: a table, five endpoints, events among the parent's, tests. */
export default async function generateChild(tree: Tree, options: ChildOptions): Promise<void> {
  const { service, aggregate, name, plural = `${name}s` } = options;
  const parent = `apps/${service}/src/${aggregate}`;
  if (!tree.exists(parent)) throw new Error(`There is no ${parent}: generate the aggregate first.`);
  if (tree.exists(`apps/${service}/src/${name}`)) throw new Error(`There is an ${name} in apps/${service} already.`);
  const migration = String(Date.now());
  const given = {
    ...{ aggregate: words(aggregate), child: words(name), plural: words(plural), capital, tmpl: '' },
    ...{ serviceVariable: serviceVariable(service), migration, exampleId: randomUUID() },
    ...{ parentPath: pathOf(tree, `${parent}/${aggregate}.controller.ts`), parentMother: motherOf(aggregate) },
  };
  generateFiles(tree, templates('child'), `apps/${service}/src`, { ...given, name });
  generateFiles(tree, templates('child-contracts'), contractsOf(service), { ...given, name });
  addContracts(tree, service, name);
  describeOperations(tree, options, plural);
  addToService(tree, service, name, migration);
  addTag(tree, service, plural);
  addConventions(tree, service, name);
  await formatFiles(tree);
}

/** Where a controller's resources are found, as in `viewings`. */
function pathOf(tree: Tree, controller: string): string {
  const path = /@Controller\('([^']+)'\)/.exec(read(tree, controller))?.[1];
  if (!path) throw new Error(`${controller} names no path.`);
  return path;
}

function addContracts(tree: Tree, service: string, name: string): void {
  const contracts = contractsOf(service);
  for (const part of ['dto', 'sample', 'events'])
    addLine(tree, `${contracts}/index.ts`, `export * from './${name}.${part}';`);
  const events = ['Created', 'Updated', 'Deleted'].map((each) => `${words(name).camel}${each}`);
  addImport(tree, `${contracts}/events.ts`, events, `./${name}.events`);
  for (const event of events) addToList(tree, `${contracts}/events.ts`, [`${words(service).camel}Events`], event);
}

function describeOperations(tree: Tree, { service, aggregate, name }: ChildOptions, plural: string): void {
  const { one, pascal, spaced } = words(name);
  const parent = words(aggregate).spaced;
  const all = words(plural);
  const unknown = `one that the ${parent} does not have is INVALID_ID`;
  addNotes(tree, service, [
    {
      operationId: `create${pascal}`,
      text: `Makes ${one} of the ${parent}, which has to be known (INVALID_ID).`,
      events: [`${name}-created`],
    },
    { operationId: `list${all.pascal}`, text: `All ${all.spaced} of the ${parent} at once, the first one first.` },
    { operationId: `get${pascal}`, text: `The ${spaced} as it was written; ${unknown}.` },
    {
      operationId: `update${pascal}`,
      text: `Replaces what is said of the ${spaced}; ${unknown}.`,
      events: [`${name}-updated`],
    },
    {
      operationId: `delete${pascal}`,
      text: `Removes the ${spaced} for good; ${unknown}.`,
      events: [`${name}-deleted`],
    },
  ]);
}

function addToService(tree: Tree, service: string, name: string, migration: string): void {
  const file = serviceFile(service);
  const { pascal } = words(name);
  const parts: [variable: string, from: string, ...place: (string | number)[]][] = [
    [`${pascal}Module`, `./${name}/${name}.module`, 'apis', 0, 'modules'],
    [`${pascal}Entity`, `./${name}/${name}.entity`, 'persistence', 'entities'],
    [`Create${pascal}${migration}`, `./migrations/${migration}-create-${name}`, 'persistence', 'migrations'],
  ];
  for (const [variable, from, ...steps] of parts) {
    addImport(tree, file, [variable], from);
    addToList(tree, file, [serviceVariable(service), ...steps], variable);
  }
}
