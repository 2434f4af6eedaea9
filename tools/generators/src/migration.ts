import { formatFiles, generateFiles, type Tree } from '@nx/devkit';
import { addImport, addToList } from './edit';
import { serviceFile, serviceVariable, templates } from './places';
import { words } from './words';

export interface MigrationOptions {
  service: string;
  /** What it does, as in `add-visit-time`. */
  name: string;
  /** Statements, with a semicolon between two. */
  up: string;
  /** Statements that undo them. */
  down: string;
}

/** A migration that runs after those that are there. */
export default async function generateMigration(tree: Tree, options: MigrationOptions): Promise<void> {
  const { service, name, up, down } = options;
  if (!tree.exists(serviceFile(service))) throw new Error(`There is no service ${service}: generate it first.`);
  const migration = String(Date.now());
  const { pascal } = words(name);
  const given = { name, pascal, migration, up: statements(up), down: statements(down), tmpl: '' };
  generateFiles(tree, templates('migration'), `apps/${service}/src/migrations`, given);
  addImport(tree, serviceFile(service), [`${pascal}${migration}`], `./migrations/${migration}-${name}`);
  const place = [serviceVariable(service), 'persistence', 'migrations'];
  addToList(tree, serviceFile(service), place, `${pascal}${migration}`);
  await formatFiles(tree);
}

const statements = (sql: string): string[] =>
  sql
    .split(';')
    .map((each) => each.trim())
    .filter(Boolean);
