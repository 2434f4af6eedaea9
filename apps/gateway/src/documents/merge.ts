import type { OpenAPIObject } from '@nestjs/swagger';

/** The document of one API, and where the gateway serves it. */
export interface ApiDocument {
  /** As in `lead`. */
  name: string;
  /** As in `/lead/v1`. */
  base: string;
  document: OpenAPIObject;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Schemas = Record<string, Json>;
type Components = Record<string, Schemas>;
type Operation = { operationId?: string; tags?: string[]; security?: Record<string, string[]>[] };
type PathItem = Record<string, Operation>;

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const reference = /^#\/components\/([^/]+)\/([^/]+)$/;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const pascal = (name: string): string => name.split('-').map(capital).join('');
const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const componentsOf = ({ document }: ApiDocument): Components => (document.components ?? {}) as unknown as Components;

/** Calls `visit` with every string below a value. */
function walk(value: Json, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value);
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach((child) => walk(child, visit));
}

/** The value with every string replaced. */
function mapped(value: Json, replace: (text: string) => string): Json {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => mapped(item, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, mapped(child, replace)]));
}

function* entriesOf(document: ApiDocument): Generator<[string, Json]> {
  for (const [kind, named] of Object.entries(componentsOf(document)))
    for (const [name, value] of Object.entries(named)) yield [`${kind}/${name}`, value];
}

/** A component's text in each document that has it, and the components that it refers to. */
interface Usage {
  texts: string[];
  references: Set<string>;
}

function usagesOf(documents: ApiDocument[]): Map<string, Usage> {
  const usages = new Map<string, Usage>();
  for (const [key, value] of documents.flatMap((document) => [...entriesOf(document)])) {
    const usage = usages.get(key) ?? { texts: [], references: new Set() };
    usage.texts.push(JSON.stringify(value));
    walk(value, (text) => usage.references.add(text.replace('#/components/', '')));
    usages.set(key, usage);
  }
  return usages;
}

/** Components that mean different things in different documents, by their own text or by what they refer to. */
function conflictsOf(usages: Map<string, Usage>): Set<string> {
  const conflicts = new Set<string>();
  for (const [key, { texts }] of usages) if (new Set(texts).size > 1) conflicts.add(key);
  for (let before = -1; before < conflicts.size; ) {
    before = conflicts.size;
    for (const [key, { texts, references }] of usages)
      if (texts.length > 1 && [...references].some((found) => conflicts.has(found))) conflicts.add(key);
  }
  return conflicts;
}

type Rename = (api: string, kind: string, name: string) => string;

/** Names under which the components of all documents can stand beside one another. */
function renaming(documents: ApiDocument[]): Rename {
  const usages = usagesOf(documents);
  const conflicts = conflictsOf(usages);
  return (api, kind, name) => {
    if (!conflicts.has(`${kind}/${name}`)) return name;
    let free = `${pascal(api)}${capital(name)}`;
    while (usages.has(`${kind}/${free}`)) free += '_';
    return free;
  };
}

/** One API's part of the merged document: conflicting components carry the API's name, paths its base, operations both. */
class Part {
  private readonly renamed: (kind: string, name: string) => string;

  constructor(
    private readonly api: ApiDocument,
    rename: Rename,
  ) {
    this.renamed = (kind, name) => rename(api.name, kind, name);
  }

  components(): Components {
    const kinds = Object.entries(componentsOf(this.api)).map(([kind, named]) => {
      const entries = Object.entries(named).map(([name, value]) => [this.renamed(kind, name), this.rewritten(value)]);
      return [kind, Object.fromEntries(entries) as Schemas];
    });
    return Object.fromEntries(kinds) as Components;
  }

  paths(): Record<string, PathItem> {
    const { base, document } = this.api;
    const entries = Object.entries(document.paths).map(([path, item]) => {
      const rewritten = this.rewritten(item as unknown as Json) as unknown as PathItem;
      for (const method of methods) if (rewritten[method]) this.finish(rewritten[method]);
      return [base + path, rewritten];
    });
    return Object.fromEntries(entries) as Record<string, PathItem>;
  }

  private finish(operation: Operation): void {
    const { operationId } = operation;
    operation.tags ??= [this.api.document.info.title];
    if (operationId) operation.operationId = `${camel(this.api.name)}${capital(operationId)}`;
    const security = operation.security ?? (this.api.document.security as Operation['security']);
    if (!security) return;
    operation.security = security.map((scheme) =>
      Object.fromEntries(
        Object.entries(scheme).map(([name, scopes]) => [this.renamed('securitySchemes', name), scopes]),
      ),
    );
  }

  private rewritten(value: Json): Json {
    return mapped(value, (text) => {
      const [, kind, name] = reference.exec(text) ?? [];
      return kind ? `#/components/${kind}/${this.renamed(kind, name)}` : text;
    });
  }
}

function mergeComponents(parts: Part[]): Components {
  const merged: Components = {};
  for (const part of parts)
    for (const [kind, named] of Object.entries(part.components())) merged[kind] = { ...merged[kind], ...named };
  return merged;
}

const mergeTags = (documents: ApiDocument[]) => {
  const tags = documents.flatMap(({ document }) => document.tags ?? []);
  return tags.filter((tag, index) => tags.findIndex(({ name }) => name === tag.name) === index);
};

/** The tags of each API below its title, which is how Redoc's menu shows them. */
function tagGroups(documents: ApiDocument[], parts: Part[]) {
  const groups = parts.map((part, index) => {
    const operations = Object.values(part.paths()).flatMap((item) => methods.flatMap((method) => item[method] ?? []));
    const tags = new Set(operations.flatMap((operation) => operation.tags ?? []));
    return { name: documents[index].document.info.title, tags: [...tags] };
  });
  return groups.filter(({ tags }) => tags.length > 0);
}

/** What each API says of itself; the chapters that follow are the same for all, and stand once. */
function mergeDescriptions(documents: ApiDocument[]): string {
  const texts = documents.map(({ base, document: { info } }) => {
    const [summary, ...chapters] = (info.description ?? info.title).split(/\n\n(?=# )/);
    return { summary: `\`${base}\`: ${summary}`, chapters };
  });
  const chapters = new Set(texts.flatMap((text) => text.chapters));
  return [...texts.map(({ summary }) => summary), ...chapters].join('\n\n');
}

/**
 * One OpenAPI document of all APIs, as the gateway serves them. The same documents in the same order make the same text.
 * Components of one name and one meaning are kept once; of one name and several meanings, each under its API's name.
 */
export function mergeDocuments(documents: ApiDocument[]): OpenAPIObject {
  const rename = renaming(documents);
  const parts = documents.map((document) => new Part(document, rename));
  const tags = mergeTags(documents);
  return {
    openapi: documents[0]?.document.openapi ?? '3.0.0',
    info: {
      title: 'OviPro API',
      description: mergeDescriptions(documents),
      version: '1.0',
      contact: { name: 'OviPro', email: 'developer@ovipro.fi' },
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: '/' }],
    ...(tags.length > 0 && { tags }),
    ...({ 'x-tagGroups': tagGroups(documents, parts) } as object),
    paths: Object.assign({}, ...parts.map((part) => part.paths())) as OpenAPIObject['paths'],
    components: mergeComponents(parts) as OpenAPIObject['components'],
  };
}
