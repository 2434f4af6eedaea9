import { formatFiles, generateFiles, type Tree } from '@nx/devkit';
import { declaredEvent, type DeclaredEvent } from './declared';
import { addBefore, addImport, addLine, addToList } from './edit';
import { contractsOf, serviceFile, serviceVariable, templates } from './places';
import { words } from './words';

export interface ConsumerOptions {
  /** As in `meeting.directory`: the service and what it keeps up. */
  group: string;
  /** As in `agent-changed`. */
  event: string;
  /** What is shown of the resource, as in `firstName,lastName`; all of it where nothing is said. It outlives a removal. */
  keep?: string;
}

/** A handler for an event that exists, in a projection of its own or along with others. */
export default async function generateConsumer(tree: Tree, options: ConsumerOptions): Promise<void> {
  addConsumer(tree, options);
  await formatFiles(tree);
}

export function addConsumer(tree: Tree, { group, event: name, keep = '' }: ConsumerOptions): void {
  const [service, folder] = group.split('.');
  if (!tree.exists(serviceFile(service))) throw new Error(`There is no service ${service}: generate it first.`);
  const event = declaredEvent(tree, name);
  const given = {
    ...{ service: words(service), group: words(folder), groupName: group, tmpl: '' },
    ...{ event: { ...event, ...words(name), name }, resource: words(event.resource) },
    ...{ serviceVariable: serviceVariable(service), groupVariable: groupVariable(service, folder) },
    kept: keep.split(',').filter(Boolean),
  };
  const at = `apps/${service}/src/${folder}`;
  if (tree.exists(`${at}/on-${name}.ts`)) throw new Error(`There is a handler of ${name} in ${at} already.`);
  if (!tree.exists(at)) {
    generateFiles(tree, templates('consumer'), at, { ...given, folder });
    addGroup(tree, service, folder);
  }
  generateFiles(tree, templates('handler'), at, { ...given, name });
  register(tree, { service, folder, event, name });
}

interface Registration {
  service: string;
  /** The group's, in the service. */
  folder: string;
  event: DeclaredEvent;
  name: string;
}

/** As in `leadDirectory`. */
const groupVariable = (service: string, folder: string): string => words(service).camel + words(folder).pascal;

/** The group's line in the contracts, and its module in the service. */
function addGroup(tree: Tree, service: string, folder: string): void {
  const { camel } = words(service);
  const contracts = `${contractsOf(service)}/consumers.ts`;
  if (!tree.exists(contracts)) addConsumers(tree, service);
  const group = groupVariable(service, folder);
  const declared = `export const ${group}: ConsumerGroup = { name: '${service}.${folder}', topics: [] };`;
  addBefore(tree, contracts, `${camel}Consumers`, declared);
  addToList(tree, contracts, [`${camel}Consumers`], group);
  const module = `${words(folder).pascal}Module`;
  addImport(tree, serviceFile(service), [module], `./${folder}/${folder}.module`);
  addToList(tree, serviceFile(service), [serviceVariable(service), 'modules'], module);
}

/** The list of a service's groups, which the catalogue knows: its first group brings it. */
function addConsumers(tree: Tree, service: string): void {
  const list = `${words(service).camel}Consumers`;
  const text = `import type { ConsumerGroup } from '../common/events';\n\nexport const ${list}: ConsumerGroup[] = [];\n`;
  tree.write(`${contractsOf(service)}/consumers.ts`, text);
  addLine(tree, `${contractsOf(service)}/index.ts`, `export * from './consumers';`);
  const catalogue = 'libs/contracts/src/catalogue.ts';
  addImport(tree, catalogue, [list], `./${service}`);
  addToList(tree, catalogue, ['consumerGroups'], `...${list}`);
}

/** The lines by which a group knows its handler, and the service the topic. */
function register(tree: Tree, { service, folder, event, name }: Registration): void {
  const contracts = contractsOf(service);
  const { topic, topicFile, resource, variable } = event;
  const [topicFolder, ...rest] = topicFile.split('/');
  const from = topicFolder === service ? `./${rest.join('/')}` : `../${topicFile}`;
  addImport(tree, `${contracts}/consumers.ts`, [topic], from);
  addToList(tree, `${contracts}/consumers.ts`, [groupVariable(service, folder), 'topics'], topic);
  addImport(tree, serviceFile(service), [topic], '@ovipro/contracts');
  addToList(tree, serviceFile(service), [serviceVariable(service), 'topics'], topic);

  const at = `apps/${service}/src/${folder}/${folder}`;
  addToList(tree, `${at}.consumer.ts`, ['kinds'], `'${resource}'`);
  const handler = `On${words(name).pascal}`;
  addImport(tree, `${at}.module.ts`, [handler], `./on-${name}`);
  addToList(tree, `${at}.module.ts`, ['handlers'], handler);
  addImport(tree, `${at}.api-spec.ts`, [variable], '@ovipro/contracts');
  addToList(tree, `${at}.api-spec.ts`, ['events'], variable);
}
