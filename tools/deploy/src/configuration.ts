import { EventTransportConfig, ProcessConfig } from '@ovipro/platform/server';
import { ServiceConfig } from '@ovipro/platform';
import { TopicsConfig } from '@ovipro/topics';
import { configFiles, readText } from './files';
import { configs } from './processes';
import { type Variable, variablesOf } from './variables';

/** What stands above a property of a config class, by its name. */
const commented = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*@\w+\([^\n]*\)\s*(?:readonly )?(\w+)[!?]?\s*[:=]/g;

const sentencesOf = (comment: string): string =>
  comment
    .replace(/\n\s*\* ?/g, ' ')
    .trim()
    .replace(/\s+/g, ' ');

function comments(): Map<string, string> {
  const files = [...configFiles(), 'tools/topics/src/config.ts'];
  files.push('libs/platform/src/config/service-config.ts', 'libs/platform/src/config/event-transport-config.ts');
  const found = files.flatMap((file) => [...readText(file).matchAll(commented)]);
  return new Map(found.map(([, text, property]) => [property, sentencesOf(text)]));
}

function valuesOf({ schema }: Variable): string {
  if (schema.enum) return schema.enum.map((code) => `\`${code}\``).join(', ');
  if (schema.type === 'boolean') return '`true`, `false`';
  return schema.type === 'integer' ? `${schema.minimum} to ${schema.maximum}` : 'text';
}

const defaultOf = (variable: Variable): string => {
  if (variable.required) return '**required**';
  return variable.default === undefined ? '' : `\`${variable.default}\``;
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

function table(variables: Variable[], known: Map<string, string>): string {
  const rows = variables.map((variable) => {
    const meaning = variable.description ?? known.get(variable.property) ?? '';
    return `| \`${variable.name}\` | ${valuesOf(variable)} | ${defaultOf(variable)} | ${cell(meaning)} |`;
  });
  return ['| variable | values | default | what |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const without = (variables: Variable[], ...others: Variable[][]): Variable[] => {
  const names = new Set(others.flat().map(({ name }) => name));
  return variables.filter(({ name }) => !names.has(name));
};

/** `docs/configuration.md`: every variable of every process, as the config classes declare it. */
export function configurationPage(): string {
  const known = comments();
  const [process, transport] = [ProcessConfig, EventTransportConfig].map(variablesOf);
  const service = variablesOf(ServiceConfig);
  const own = [...configs].map(([app, config]): [string, Variable[]] => [
    `The ${app} ${app === 'gateway' ? 'process' : 'service'}`,
    app === 'gateway' ? without(variablesOf(config), process) : without(variablesOf(config), service),
  ]);
  const chapters: [string, Variable[]][] = [
    ['Every process', process],
    ['Every service', without(service, process, transport)],
    ['Event transport: every service, and the tools', transport],
    ...own.filter(([, variables]) => variables.length > 0),
    ['`npm run topics`', without(variablesOf(TopicsConfig), transport)],
  ];
  return [
    '# Configuration',
    '',
    'Written by `npm run generate`, from the config classes. Do not edit.',
    '',
    'Every setting is an environment variable, held against its class at start: a process that lacks one, or is told a value that it does not take, ends with a sentence that names it. An empty variable counts as absent.',
    'Migrations (`dist/migrate.js`) read `OWNER_DATABASE_URL` alone: the database as its owner role.',
    '',
    ...chapters.flatMap(([title, variables]) => [`## ${title}`, '', table(variables, known), '']),
  ].join('\n');
}
