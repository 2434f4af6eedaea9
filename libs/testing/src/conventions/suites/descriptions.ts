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

/** What the document says of every operation by itself: its table, what a PUT unsets, which events follow, and who may call. */
const generated =
  /^(The status may stay, or change |An action that |\w+ \| |Optional properties that are left out |Events: |May be called by |Everybody may call it)/;

/** What is said of this operation and no other. */
const ownWords = ({ summary, description = '' }: { summary?: string; description?: string }): string[] =>
  description.split('\n\n').filter((part) => !isBare(part) && !generated.test(part) && part !== summary);

/** Everything in an API document says what it means, and operations who may call them and which events follow. */
export function describeDescriptions(suite: () => Suite, operations: Operations): void {
  const documents = (): OpenApi[] => Object.values(suite().documents.byName);
  const described = () =>
    documents().flatMap(({ paths }) => Object.values(paths).flatMap((methods) => Object.values(methods)));
  const textOf = (operationId: string): string =>
    described().find((operation) => operation.operationId === operationId)?.description ?? '';

  it('says what every schema, property, operation, parameter and tag means', () => {
    const bare = documents().flatMap((document) => [
      ...bareSchemas(document.components.schemas),
      ...bareOperations(document),
    ]);
    expect(bare).toEqual([]);
  });

  it('says of every operation in words of its own what it does, and shows a body and an answer of it', () => {
    const wordless = described().filter((operation) => ownWords(operation).length === 0);
    expect(wordless.map(({ operationId }) => operationId)).toEqual([]);
    const notShown = suite().documents.operations.flatMap(({ operationId, withoutExample }) =>
      withoutExample.map((name) => `${operationId}: ${name}`),
    );
    expect(notShown).toEqual([]);
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

  it('names the events that follow', () => {
    const silent = Object.entries(operations).flatMap(([operationId, { events = [] }]) => {
      const said = /^Events: (.*)\.$/m.exec(textOf(operationId))?.[1] ?? '';
      const missing = events.map(({ name }) => name).filter((name) => !said.includes(`\`${name}\``));
      return missing.map((name) => `${operationId}: ${name}`);
    });
    expect(silent).toEqual([]);
  });
}
