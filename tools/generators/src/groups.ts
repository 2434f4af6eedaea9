import type { Tree } from '@nx/devkit';
import { addBefore, addImport, addLine, addToList } from './edit';
import { contractsOf, serviceFile, serviceVariable } from './places';
import { words } from './words';

/** A consumer group of a service, and the folder of the same name that has its handlers. */
export interface Group {
  service: string;
  /** As in `directory`. */
  folder: string;
}

/** Where a service says what it reads. */
export const consumersFile = ({ service }: Group): string => `${contractsOf(service)}/consumers.ts`;

/** As in `leadDirectory`. */
export const groupVariable = ({ service, folder }: Group): string => words(service).camel + words(folder).pascal;

/**
 * Declares a group in the contracts, and gives the service its module.
 * @param declared the statement by which the contracts declare it
 */
export function addGroup(tree: Tree, group: Group, declared: string): void {
  const { service, folder } = group;
  const [contracts, list] = [consumersFile(group), `${words(service).camel}Consumers`];
  if (!tree.exists(contracts)) addConsumers(tree, service, list);
  addBefore(tree, contracts, list, declared);
  addToList(tree, contracts, [list], groupVariable(group));
  const module = `${words(folder).pascal}Module`;
  addImport(tree, serviceFile(service), [module], `./${folder}/${folder}.module`);
  addToList(tree, serviceFile(service), [serviceVariable(service), 'modules'], module);
}

/** The list of a service's groups, which the catalogue knows: its first group brings it. */
function addConsumers(tree: Tree, service: string, list: string): void {
  const text = `import type { ConsumerGroup } from '../common/events';\n\nexport const ${list}: ConsumerGroup[] = [];\n`;
  tree.write(`${contractsOf(service)}/consumers.ts`, text);
  addLine(tree, `${contractsOf(service)}/index.ts`, `export * from './consumers';`);
  const catalogue = 'libs/contracts/src/catalogue.ts';
  addImport(tree, catalogue, [list], `./${service}`);
  addToList(tree, catalogue, ['consumerGroups'], `...${list}`);
}
