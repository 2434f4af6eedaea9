import { formatFiles, generateFiles, installPackagesTask, type Tree } from '@nx/devkit';
import { addImport, addLine, addToList } from './edit';
import { allNotes, notesOf } from './notes';
import { contractsOf, serviceVariable, templates } from './places';
import { capital, words } from './words';

export interface ServiceOptions {
  /** As in `asset-requirement`. */
  name: string;
}

/**
 * A service that starts, migrates and answers health; its resources come with `aggregate`.
 * @returns what links the new package, once its files are written
 */
export default async function generateService(tree: Tree, { name }: ServiceOptions): Promise<() => void> {
  if (tree.exists(`apps/${name}`)) throw new Error(`There is an apps/${name} already.`);
  const service = words(name);
  const given = { service, capital, tmpl: '' };
  generateFiles(tree, templates('service'), `apps/${name}`, given);
  // a contract may be written before its service is
  if (!tree.exists(`${contractsOf(name)}/index.ts`)) {
    generateFiles(tree, templates('service-contracts'), contractsOf(name), given);
    addLine(tree, 'libs/contracts/src/index.ts', `export * from './${name}';`);
  }
  if (!tree.exists(notesOf(name))) generateFiles(tree, templates('service-notes'), contractsOf(name), given);
  register(tree, name);
  await formatFiles(tree);
  return () => installPackagesTask(tree, true);
}

/** The lines by which the others know of a service. */
function register(tree: Tree, name: string): void {
  const { camel } = words(name);
  const catalogue = 'libs/contracts/src/catalogue.ts';
  addImport(tree, catalogue, [`${camel}Events`], `./${name}`);
  addToList(tree, catalogue, ['catalogue'], `...${camel}Events`);
  addImport(tree, allNotes, [`${camel}Notes`], `./${name}/operation-notes`);
  addToList(tree, allNotes, ['all'], `${camel}Notes`);

  addToList(tree, 'apps/gateway/src/prefixes.ts', ['apis'], `api('${name}', '${name}')`);
  addToList(tree, 'tools/dev/src/services.ts', ['services'], `{ name: '${name}', folder: '${name}' }`);

  addToList(tree, 'tsconfig.json', ['references'], `{ "path": "apps/${name}" }`);
  addToList(tree, 'tools/deploy/tsconfig.json', ['references'], `{ "path": "../../apps/${name}" }`);
  addImport(tree, 'tools/deploy/src/processes.ts', [serviceVariable(name)], `@ovipro/${name}`);
  addToList(tree, 'tools/deploy/src/processes.ts', ['services'], serviceVariable(name));
}
