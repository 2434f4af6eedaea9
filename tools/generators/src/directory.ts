import { formatFiles, generateFiles, logger, type Tree } from '@nx/devkit';
import { addImport, addProperty, addToList, find, parse } from './edit';
import { addGroup, consumersFile, type Group, groupVariable } from './groups';
import { serviceFile, serviceVariable, templates } from './places';
import { words } from './words';

export interface DirectoryOptions {
  /** Who shows the names, as in `meeting`. */
  service: string;
  /** Whose names, as in `agency-office`. */
  kind: string;
  /** The fields that are shown, as in `firstName,lastName`. */
  keep: string;
}

const kindsFile = 'libs/contracts/src/directories.ts';

/** Names of resources that others own: a kind more in a service's directory, which its first kind brings. */
export default async function generateDirectory(tree: Tree, options: DirectoryOptions): Promise<void> {
  addKind(tree, options);
  await formatFiles(tree);
}

export function addKind(tree: Tree, { service, kind, keep }: DirectoryOptions): void {
  if (!tree.exists(serviceFile(service))) throw new Error(`There is no service ${service}: generate it first.`);
  if (!find(parse(tree, kindsFile), ['directoryKinds', kind]))
    throw new Error(`${kindsFile} knows no ${kind}: say there which events tell of it.`);
  const group: Group = { service, folder: 'directory' };
  const at = `apps/${service}/src/directory`;
  if (!tree.exists(`${at}/directory.ts`)) addDirectory(tree, group, at);
  const fields = keep.split(',');
  const shown = `{ ${fields.join(', ')} }`;
  addProperty(tree, `${at}/directory.ts`, [namesVariable(service), kind], `(${shown}) => (${shown})`);
  addToList(tree, consumersFile(group), [groupVariable(group)], `'${kind}'`);
  addTest(tree, `${at}/directory.api-spec.ts`, kind, fields);
}

/** As in `leadNames`. */
const namesVariable = (service: string): string => `${words(service).camel}Names`;

function addDirectory(tree: Tree, group: Group, at: string): void {
  const { service } = group;
  const given = {
    ...{ service: words(service), groupVariable: groupVariable(group), tmpl: '' },
    ...{ names: namesVariable(service), serviceVariable: serviceVariable(service) },
  };
  generateFiles(tree, templates('directory'), at, given);
  const declared = `/** The names that ${words(service).spaced}s show. */
    export const ${groupVariable(group)} = directoryGroup('${service}', []);`;
  addGroup(tree, group, declared);
  addImport(tree, consumersFile(group), ['directoryGroup'], '../directories');
}

/** A service that derives what it shows has a test of its own form. */
function addTest(tree: Tree, file: string, kind: string, fields: string[]): void {
  if (!find(parse(tree, file), ['kept'])) return logger.warn(`Say in ${file} what is kept of ${words(kind).one}.`);
  addToList(tree, file, ['kept'], `['${kind}', [${fields.map((field) => `'${field}'`).join(', ')}]]`);
}
