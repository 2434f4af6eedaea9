import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../../../..');
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** One call of a logger: where it is, its level, and the code of its first argument. */
interface LogCall {
  place: string;
  level: string;
  event?: string;
  /** Whether it hands on an error under the name `error`, or as a text without its stack. */
  losesStack: boolean;
}

function sources(): string[] {
  const folders = ['libs/platform/src', 'libs/contracts/src'];
  folders.push(...readdirSync(join(root, 'apps')).map((app) => `apps/${app}/src`));
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/spec\.ts$/.test(file) && !file.startsWith('testing/'))
      .map((file) => join(root, folder, file)),
  );
}

/** The object that a call logs: written in the call, or as the last constant of that name before it. */
function loggedObject(argument: ts.Expression, source: ts.SourceFile): ts.ObjectLiteralExpression | undefined {
  if (ts.isObjectLiteralExpression(argument)) return argument;
  if (!ts.isIdentifier(argument)) return undefined;
  let found: ts.ObjectLiteralExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (node.pos > argument.pos) return;
    if (ts.isVariableDeclaration(node) && node.name.getText() === argument.text && node.initializer)
      found = ts.isObjectLiteralExpression(node.initializer) ? node.initializer : undefined;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `{ error }`, `{ err: String(error) }`, `{ err: error.message }`. */
const dropsStack = (property: ts.ObjectLiteralElementLike): boolean =>
  property.name?.getText() === 'error' ||
  (property.name?.getText() === 'err' && /String\(|\.message/.test(property.getText()));

function callsIn(file: string): LogCall[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const calls: LogCall[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const [receiver, level] = [node.expression.expression.getText().split('.').at(-1), node.expression.name.text];
    if (!/^(logger|log)$/.test(receiver ?? '') || !levels.includes(level)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    const logged = node.arguments[0] && loggedObject(node.arguments[0], source);
    const event = logged?.properties.find((property) => property.name?.getText() === 'event');
    const code = event && ts.isPropertyAssignment(event) ? event.initializer : undefined;
    calls.push({
      place: `${relative(root, file)}:${line + 1}`,
      level,
      event: code && ts.isStringLiteral(code) ? code.text : undefined,
      losesStack: logged?.properties.some(dropsStack) ?? false,
    });
  };
  visit(source);
  return calls;
}

/** The rows of the table in docs/operations.md: a code and its level. */
function documented(): string[] {
  const text = readFileSync(join(root, 'docs/operations.md'), 'utf8');
  const [, section = ''] = text.split('\n## Log events\n');
  const rows = section.split('\n## ')[0].matchAll(/^\| `([^`]+)` \| (\w+) \| \S.* \| \S.* \|$/gm);
  return [...rows].map(([, code, level]) => `${code} ${level}`);
}

describe('the log', () => {
  const calls = sources().flatMap(callsIn);

  it('has an event code of the form area.code in every call of a logger', () => {
    expect(calls.length).toBeGreaterThan(20);
    expect(calls.filter(({ event }) => !/^[a-z_]+\.[a-z_]+$/.test(event ?? '')).map(({ place }) => place)).toEqual([]);
  });

  it('gets errors as err, with their stack', () => {
    expect(calls.filter(({ losesStack }) => losesStack).map(({ place }) => place)).toEqual([]);
  });

  it('writes the codes and levels that docs/operations.md lists, and no others', () => {
    const used = [...new Set(calls.map(({ event, level }) => `${event} ${level}`))].sort();
    expect(documented().sort()).toEqual(used);
  });
});
