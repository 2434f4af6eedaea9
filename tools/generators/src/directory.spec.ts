import { logger, type Tree } from '@nx/devkit';
import { createTree } from '@nx/devkit/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addConsumer } from './consumer';
import { addKind } from './directory';
import { parse } from './edit';

const root = join(__dirname, '../../..');
const kinds = 'libs/contracts/src/directories.ts';
const directoryOf = (service: string): string => `apps/${service}/src/directory/directory.ts`;
const consumersOf = (service: string): string => `libs/contracts/src/${service}/consumers.ts`;

/** The files of a service as they stand in the repository. */
function treeOf(service: string): Tree {
  const tree = createTree();
  const test = `apps/${service}/src/directory/directory.api-spec.ts`;
  const files = [kinds, `apps/${service}/src/service.ts`, directoryOf(service), consumersOf(service), test];
  for (const file of files) tree.write(file, readFileSync(join(root, file), 'utf8'));
  return tree;
}

const compact = (tree: Tree, file: string): string => parse(tree, file).text.replace(/\s+/g, '');

describe('a kind more in a directory that is there', () => {
  it.each(['lead', 'meeting'])('is what the service keeps of it, and read by its group: %s', (service) => {
    const tree = treeOf(service);
    const warn = jest.spyOn(logger, 'warn').mockReturnValue();
    tree.write(kinds, 'export const directoryKinds = { well: source() };');
    addKind(tree, { service, kind: 'well', keep: 'name,depth' });
    expect(compact(tree, directoryOf(service))).toContain('well:({name,depth})=>({name,depth}),});');
    expect(compact(tree, consumersOf(service))).toContain(`'party','well']);`);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining(`apps/${service}/src/directory/directory.api-spec.ts`));
  });

  it('is refused where it is kept already, and where nobody tells of it', () => {
    const tree = treeOf('lead');
    const add = (kind: string) => () => addKind(tree, { service: 'lead', kind, keep: 'name' });
    expect(add('agent')).toThrow('apps/lead/src/directory/directory.ts has leadNames.agent already');
    expect(add('nosuch')).toThrow('libs/contracts/src/directories.ts knows no nosuch');
  });
});

it('a consumer is no directory', () => {
  const add = () => addConsumer(treeOf('lead'), { group: 'lead.directory', event: 'agent-changed' });
  expect(add).toThrow('generate it with directory');
});
