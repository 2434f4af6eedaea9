import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf } from './blocks';
import { follow } from './follow';
import { Scratch } from './scratch';
import { endAll } from './shell';

const root = join(__dirname, '../../../..');
const folder = 'docs/how-to';
/** The service that it makes is what the others change. */
const first = 'add-a-service';

const seconds = (since: number): string => `${Math.round((performance.now() - since) / 1_000)} s`;

/** @returns whether the how-to is as good as its word */
async function isTrue(name: string, scratch: Scratch): Promise<boolean> {
  const since = performance.now();
  const path = `${folder}/${name}.md`;
  try {
    await follow(blocksOf(readFileSync(join(root, path), 'utf8')), scratch);
    console.log(`${path}: ${seconds(since)}`);
    return true;
  } catch (error) {
    console.log(`${path} is wrong, ${(error as Error).message}\n(after ${seconds(since)})`);
    return false;
  }
}

/** Does what the how-tos say in a copy of the repository; arguments name some of them. */
async function main(): Promise<number> {
  const since = performance.now();
  const all = readdirSync(join(root, folder)).flatMap((file) => /^(add-.*)\.md$/.exec(file)?.[1] ?? []);
  const asked = process.argv.slice(2);
  const others = all.filter((name) => name !== first && (asked.length === 0 || asked.includes(name)));
  const scratch = new Scratch(root);
  const stop = async (): Promise<void> => {
    await endAll();
    scratch.remove();
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop());
  try {
    console.log(`a copy in ${scratch.folder}: ${seconds(since)}`);
    if (!(await isTrue(first, scratch))) return 1;
    scratch.keep();
    let wrong = 0;
    for (const name of others) {
      if (!(await isTrue(name, scratch))) wrong += 1;
      scratch.restore();
    }
    console.log(`how-tos: ${others.length + 1 - wrong} true, ${wrong} wrong, ${seconds(since)}`);
    return wrong > 0 ? 1 : 0;
  } finally {
    scratch.remove();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
