import { formatFiles, generateFiles, type Tree } from '@nx/devkit';
import { declaredEvent, type DeclaredEvent } from './declared';
import { addImport, addToList } from './edit';
import { addGroup, consumersFile, type Group, groupVariable } from './groups';
import { serviceFile, serviceVariable, templates } from './places';
import { words } from './words';

export interface ConsumerOptions {
  /** As in `lead.viewings`: the service and what it is about. */
  group: string;
  /** As in `lead-approved`. */
  event: string;
}

/** A handler for an event that exists, in a group of its own or along with others. */
export default async function generateConsumer(tree: Tree, options: ConsumerOptions): Promise<void> {
  addConsumer(tree, options);
  await formatFiles(tree);
}

export function addConsumer(tree: Tree, { group: groupName, event: name }: ConsumerOptions): void {
  const [service, folder] = groupName.split('.');
  if (!tree.exists(serviceFile(service))) throw new Error(`There is no service ${service}: generate it first.`);
  if (folder === 'directory')
    throw new Error('The platform handles what a directory follows: generate it with directory.');
  const group: Group = { service, folder };
  const event = declaredEvent(tree, name);
  const given = {
    ...{ group: words(folder), groupName, groupVariable: groupVariable(group), tmpl: '' },
    ...{ event: { ...event, ...words(name), name }, resource: words(event.resource) },
    ...{ serviceVariable: serviceVariable(service) },
  };
  const at = `apps/${service}/src/${folder}`;
  if (tree.exists(`${at}/on-${name}.ts`)) throw new Error(`There is a handler of ${name} in ${at} already.`);
  if (!tree.exists(at)) {
    generateFiles(tree, templates('consumer'), at, { ...given, folder });
    const declared = `export const ${groupVariable(group)}: ConsumerGroup = { name: '${groupName}', topics: [] };`;
    addGroup(tree, group, declared);
  }
  generateFiles(tree, templates('handler'), at, { ...given, name });
  register(tree, group, event, name);
}

/** The lines by which a group knows its handler and the topic. */
function register(tree: Tree, group: Group, event: DeclaredEvent, name: string): void {
  const { service, folder } = group;
  const { topic, topicFile, variable } = event;
  const [topicFolder, ...rest] = topicFile.split('/');
  const from = topicFolder === service ? `./${rest.join('/')}` : `../${topicFile}`;
  addImport(tree, consumersFile(group), [topic], from);
  addToList(tree, consumersFile(group), [groupVariable(group), 'topics'], topic);

  const at = `apps/${service}/src/${folder}/${folder}`;
  const handler = `On${words(name).pascal}`;
  addImport(tree, `${at}.module.ts`, [handler], `./on-${name}`);
  addToList(tree, `${at}.module.ts`, ['handlers'], handler);
  addImport(tree, `${at}.api-spec.ts`, [variable], '@ovipro/contracts');
  addToList(tree, `${at}.api-spec.ts`, ['events'], variable);
}
