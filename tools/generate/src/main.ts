import 'reflect-metadata';
import { configurationPage, generatedManifests } from '@ovipro/deploy';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { asyncApiDocument, eventSchemas } from './asyncapi';
import { pendingMigrations } from './migrations';
import { openApiDocuments } from './openapi';

const root = join(__dirname, '../../..');
const contracts = join(root, 'libs/contracts');

const text = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

/** Every generated file of the repository, by path. */
async function generated(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const [name, document] of await openApiDocuments())
    files.set(join(contracts, 'openapi', `${name}.json`), text(document));
  const schemas = await eventSchemas();
  files.set(join(contracts, 'asyncapi/asyncapi.json'), text(asyncApiDocument(schemas)));
  for (const [name, schema] of schemas.byEvent)
    files.set(join(contracts, 'asyncapi/schemas', `${name}.json`), text(schema));
  for (const [path, content] of generatedManifests()) files.set(join(root, path), content);
  files.set(join(root, 'docs/configuration.md'), configurationPage());
  return files;
}

const onDisk = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

async function main(): Promise<number> {
  const check = process.argv.includes('--check');
  const files = await generated();
  const stale = [...files].filter(([path, content]) => onDisk(path) !== content);
  for (const [path, content] of stale) {
    console.log(`${check ? 'stale' : 'written'}: ${relative(root, path)}`);
    if (check) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  const pending = check ? await pendingMigrations() : [];
  for (const line of pending) console.log(`a migration is missing: ${line}`);
  if (check && stale.length > 0) console.log('Run `npm run generate` and commit what it writes.');
  console.log(`${files.size} generated files, ${stale.length} ${check ? 'stale' : 'written'}`);
  return check && stale.length + pending.length > 0 ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
