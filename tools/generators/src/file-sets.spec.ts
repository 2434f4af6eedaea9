import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const repository = join(__dirname, '../../..');

/** The files of all services, two folders below `src`, as in `apps/lead/src/lead/lead.root.ts`. */
const sources = readdirSync(join(repository, 'apps'))
  .filter((app) => existsSync(join(repository, 'apps', app, 'src')))
  .flatMap((app) =>
    readdirSync(join(repository, 'apps', app, 'src'), { recursive: true, encoding: 'utf8' }).map(
      (file) => `apps/${app}/src/${file}`,
    ),
  );

/** The roles of a template's files, as in `controller` of `__name__.controller.ts.template`. */
const rolesOf = (template: string): string[] =>
  readdirSync(join(__dirname, '../templates', template))
    .map((file) => /^__name__\.([\w-]+)\.ts\.template$/.exec(file)?.[1] ?? '')
    .filter((role) => role !== '' && !role.endsWith('spec'));

/** What lacks files of the template, and why. */
const lacking: Record<string, { roles: string[]; because: string }> = {
  agency: { roles: ['service'], because: 'the import alone writes it' },
  agent: { roles: ['service'], because: 'the import alone writes it' },
  'office-settings': {
    roles: ['controller', 'module', 'projection', 'mother', 'operations'],
    because: 'one row is shown by two APIs, whose folder has the module',
  },
  'watch-match': {
    roles: ['controller', 'module', 'projection', 'search', 'service', 'mother', 'operations'],
    because: 'matching writes it in SQL, and an asset requirement shows it',
  },
  survey: {
    roles: ['controller', 'projection', 'search', 'service', 'mother', 'operations'],
    because: 'it is published, and no API shows it',
  },
  'marketing-plan': { roles: ['search', 'operations'], because: 'a sale has one, which nobody lists' },
  'continuation-agreement': { roles: ['operations'], because: 'its fixtures stand with those of all parts' },
};

function missing(definition: string, roles: string[], testing: string[]): string[] {
  const folder = dirname(definition);
  const name = basename(definition).split('.')[0];
  const own = roles.filter((role) => !sources.includes(`${folder}/${name}.${role}.ts`));
  const tests = testing.filter((role) => !sources.includes(`${dirname(folder)}/testing/${name}.${role}.ts`));
  return [...own, ...tests];
}

const ending = (suffix: string): string[] => sources.filter((path) => path.endsWith(suffix));

describe('every service has the files that the generators make', () => {
  const kinds = [
    ...ending('.root.ts').map((path) => ({
      path,
      roles: rolesOf('aggregate/__name__'),
      testing: ['mother', 'operations'],
    })),
    ...ending('.child.ts').map((path) => ({
      path,
      roles: rolesOf('child/__name__'),
      testing: ['operations'],
    })),
  ];

  it('finds aggregates and children of all services', () => {
    const services = new Set(kinds.map(({ path }) => path.split('/')[1]));
    expect([...services].sort()).toEqual(['agency', 'asset-requirement', 'assignment', 'lead', 'meeting']);
  });

  it.each(kinds)('$path', ({ path, roles, testing }) => {
    const { roles: allowed = [] } = lacking[basename(path).split('.')[0]] ?? {};
    expect(missing(path, roles, testing)).toEqual(allowed);
  });
});
