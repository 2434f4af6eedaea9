import { loadConfig } from '@ovipro/platform/server';
import { TopicsConfig } from '@ovipro/topics';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { compose, type ComposeService, own } from './compose.fixture';
import { readText } from './files';
import { configs, migrationVariables, services } from './processes';
import { variablesOf } from './variables';

/** What compose puts in place of `${NAME:-default}`. */
const filled = (environment: ComposeService['environment'] = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, String(value).replace(/\$\{\w+:-([^}]*)\}/g, '$1')]),
  );

/** What the image's recipe sets for every process. */
const ofImage = Object.fromEntries(
  [...readText('docker/Dockerfile').matchAll(/^(?:ENV| {4}) ?([A-Z_]+)="?([^"\s\\]+)"?/gm)].map((match) => [
    match[1],
    match[2],
  ]),
);

/** The class that a container's environment is held against; none for migrations. */
const configOf = ({ build, command }: ComposeService) => {
  if (command?.at(-1) === 'dist/migrate.js') return undefined;
  return build!.args.APP === 'topics' ? TopicsConfig : configs.get(build!.args.APP);
};

describe('docker/compose.yaml', () => {
  it('is what the Compose Specification allows, unknown keys included', () => {
    const { $schema: _, ...schema } = JSON.parse(readText('tools/deploy/schemas/compose-spec.json')) as object & {
      $schema: string;
    };
    const validate = addFormats(new Ajv({ allErrors: true, strict: false })).compile(schema);
    expect([validate(compose), validate.errors]).toEqual([true, null]);
    const misspelt = { services: { lead: { image: 'lead', enviroment: {} } } };
    expect(validate(misspelt)).toBe(false);
  });

  it('runs every app: the gateway, and of each service its migrations, api and worker', () => {
    const roles = ['migrate', 'api', 'worker'];
    const expected = ['topics', 'gateway', ...services.flatMap(({ name }) => roles.map((role) => `${name}-${role}`))];
    expect(own.map(([name]) => name)).toEqual(expected);
    for (const [name, { build, environment }] of own) {
      const role = /-(api|worker)$/.exec(name)?.[1];
      expect([name, build?.args.APP, environment?.ROLE]).toEqual([
        name,
        name.replace(/-(migrate|api|worker)$/, ''),
        role,
      ]);
    }
  });

  it.each(own)(
    '%s sets variables that are declared, all that are required, and values that they take',
    (_name, service) => {
      const config = configOf(service);
      const environment = filled(service.environment);
      if (!config) return expect(Object.keys(environment)).toEqual(migrationVariables);
      const declared = variablesOf(config as new () => object).map(({ name }) => name);
      expect(Object.keys(environment).filter((name) => !declared.includes(name))).toEqual([]);
      expect(() => loadConfig(config as new () => object, { ...ofImage, ...environment })).not.toThrow();
    },
  );

  it.each(own)('%s cannot write to its image, and says whether it is well where it stays', (name, service) => {
    expect(service.read_only).toBe(true);
    const stays = !/-migrate$|^topics$/.test(name);
    expect(Boolean(service.healthcheck)).toBe(stays);
  });

  it('begins a service after its migrations and topics, and pins every image', () => {
    for (const { name } of services) {
      const after = { condition: 'service_completed_successfully' };
      expect(compose.services[`${name}-api`].depends_on).toEqual({ [`${name}-migrate`]: after, topics: after });
    }
    for (const { image } of Object.values(compose.services)) expect(image).toMatch(/:(?!latest)[^:]+$/);
  });

  it('creates the databases that the services name', () => {
    const { OVIPRO_DATABASES } = filled(compose.services.postgres.environment);
    expect(OVIPRO_DATABASES.split(' ')).toEqual(services.map(({ persistence }) => persistence.name));
  });
});
