import type { OpenApi, Schema } from '../document';
import type { Operations } from '../operation-fixture';
import type { Suite } from '../suite';

/** What decorators say of a form or of codes is no meaning. */
const isBare = (description: string | undefined): boolean =>
  description === undefined || /^(\s*$|Codes:|Known codes:|At most two decimals|As people write it)/.test(description);

const bareSchemas = (schemas: Record<string, Schema>): string[] =>
  Object.entries(schemas).flatMap(([name, { description, properties = {} }]) => [
    ...(isBare(description) ? [name] : []),
    ...Object.entries(properties)
      .filter(([, property]) => isBare(property.description))
      .map(([property]) => `${name}.${property}`),
  ]);

function bareOperations({ paths, tags = [] }: OpenApi): string[] {
  const described = tags.filter(({ description }) => !isBare(description)).map(({ name }) => name);
  return Object.values(paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ operationId, summary, description, parameters, tags: own = [] }) => [
      ...(isBare(summary) || isBare(description) ? [operationId] : []),
      ...parameters.filter((parameter) => isBare(parameter.description)).map(({ name }) => `${operationId}: ${name}`),
      ...own.filter((tag) => !described.includes(tag)).map((tag) => `${operationId}: tag ${tag}`),
    ]),
  );
}

/** Everything in an API document says what it means, and operations who may call them and which events follow. */
export function describeDescriptions(suite: () => Suite, operations: Operations): void {
  const documents = (): OpenApi[] => Object.values(suite().documents.byName);
  const textOf = (operationId: string): string =>
    documents()
      .flatMap(({ paths }) => Object.values(paths).flatMap((methods) => Object.values(methods)))
      .find((operation) => operation.operationId === operationId)?.description ?? '';

  it('says what every schema, property, operation, parameter and tag means', () => {
    const bare = documents().flatMap((document) => [
      ...bareSchemas(document.components.schemas),
      ...bareOperations(document),
    ]);
    expect(bare).toEqual([]);
  });

  it('says of every operation who may call it', () => {
    const names = { 'main-user': 'main users' } as Record<string, string>;
    for (const [operationId, { roles, access }] of Object.entries(operations)) {
      const text = textOf(operationId);
      if (access) expect([operationId, text]).toEqual([operationId, expect.stringContaining('without a token')]);
      for (const role of access ? [] : roles)
        expect([operationId, text.split('May be called by')[1]]).toEqual([
          operationId,
          expect.stringContaining(names[role] ?? `${role}s`),
        ]);
    }
  });

  it('names the events that follow, where it names any', () => {
    for (const [operationId, { events = [] }] of Object.entries(operations)) {
      const said = /^Events: (.*)\.$/m.exec(textOf(operationId))?.[1];
      if (said === undefined) continue;
      expect([operationId, events.map(({ name }) => name).filter((name) => !said.includes(`\`${name}\``))]).toEqual([
        operationId,
        [],
      ]);
    }
  });
}
