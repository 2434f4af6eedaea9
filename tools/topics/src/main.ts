import 'reflect-metadata';
import { acls, apply, list } from './commands';

const usage = `npm run topics -- <command>
  list             print the topics that the contracts declare
  apply            create those that the broker does not have; what is different there is told, not changed
  acls [--apply]   print what each service and subscriber may do on the broker, and give it to them`;

const say = (line: string): void => console.log(line);

async function main([command, ...rest]: string[]): Promise<void> {
  if (command === 'list') return list(say);
  if (command === 'apply') return apply(process.env, say);
  if (command === 'acls') return acls(process.env, rest.includes('--apply'), say);
  console.error(usage);
  if (command !== undefined && command !== '--help') process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
