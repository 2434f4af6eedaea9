import type { Tree } from '@nx/devkit';
import * as ts from 'typescript';

/**
 * Where a list stands in a file: the name of a variable, then properties and indexes below it. In a JSON file, or where
 * a variable is a call, the steps are looked up in what is given there last.
 */
export type Place = (string | number)[];

/** Puts an element at the end of a list, unless it is there. A list that is missing in its object is made. */
export function addToList(tree: Tree, file: string, place: Place, element: string): void {
  const source = parse(tree, file);
  const found = find(source, place) ?? makeList(tree, file, place);
  const node = unwrap(found);
  if (!ts.isArrayLiteralExpression(node)) return replace(tree, file, node, `[...${node.getText()}, ${element}]`);
  if (node.elements.some((each) => each.getText() === element)) return;
  const last = node.elements.at(-1);
  const [position, text] = last ? [last.getEnd(), `, ${element}`] : [node.getStart() + 1, element];
  insert(tree, file, position, text);
}

/** Gives an object a property; its name is the last step of the place. @throws Error where the object has one */
export function addProperty(tree: Tree, file: string, place: Place, value: string): void {
  const source = parse(tree, file);
  const parent = find(source, place.slice(0, -1));
  const object = parent && unwrap(parent);
  if (!object || !ts.isObjectLiteralExpression(object)) throw new Error(`${file} has no ${place.join('.')}`);
  if (find(source, place)) throw new Error(`${file} has ${place.join('.')} already`);
  const name = String(place.at(-1));
  const { length, hasTrailingComma } = object.properties;
  const comma = length === 0 || hasTrailingComma ? '' : ',';
  const text = `${comma} ${/^\w+$/.test(name) ? name : `'${name}'`}: ${value},`;
  insert(tree, file, object.getEnd() - 1, text);
}

/** Adds names to the imports of a file. @param names as they stand in the braces, as in `type Role` */
export function addImport(tree: Tree, file: string, names: string[], from: string): void {
  const source = parse(tree, file);
  const imports = source.statements.filter(ts.isImportDeclaration);
  const bindings = imports.find((each) => specifier(each) === from && !each.importClause?.isTypeOnly)?.importClause
    ?.namedBindings;
  if (bindings && ts.isNamedImports(bindings)) {
    const there = bindings.elements.map((each) => each.getText());
    const all = [...there, ...names.filter((name) => !there.includes(name))].sort(byName);
    return replace(tree, file, bindings, `{ ${all.join(', ')} }`);
  }
  const next = imports.find((each) => rank(specifier(each)) > rank(from));
  const position = next?.getStart() ?? imports.at(-1)?.getEnd() ?? 0;
  const statement = `import { ${names.join(', ')} } from '${from}';`;
  insert(tree, file, position, next || imports.length === 0 ? `${statement}\n` : `\n${statement}`);
}

/** Appends a line to a file. */
export const addLine = (tree: Tree, file: string, line: string): void =>
  tree.write(file, `${read(tree, file).trimEnd()}\n${line}\n`);

/** Puts text before the statement that declares a variable. */
export function addBefore(tree: Tree, file: string, variable: string, text: string): void {
  const statement = parse(tree, file).statements.find((each) => declares(each, variable));
  if (!statement) throw new Error(`${file} declares no ${variable}`);
  insert(tree, file, statement.getFullStart(), `\n\n${text.trim()}`);
}

export function read(tree: Tree, file: string): string {
  const text = tree.read(file, 'utf8');
  if (text === null) throw new Error(`There is no ${file}`);
  return text;
}

/** The value at a place, if there is one. */
export function find(source: ts.SourceFile, [name, ...rest]: Place): ts.Expression | undefined {
  const declared = source.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations])
    .find((declaration) => declaration.name.getText() === name)?.initializer;
  if (declared) return below(declared, rest);
  const [statement] = source.statements;
  return source.fileName.endsWith('.json') && ts.isExpressionStatement(statement)
    ? below(statement.expression, [name, ...rest])
    : undefined;
}

export const parse = (tree: Tree, file: string): ts.SourceFile => parseText(file, read(tree, file));

export const parseText = (file: string, text: string): ts.SourceFile =>
  file.endsWith('.json')
    ? withParents(ts.parseJsonText(file, text))
    : ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);

/** The JSON parser sets none, and `getText` needs them. */
function withParents<N extends ts.Node>(node: N): N {
  ts.forEachChild(node, (child) => {
    (child as { parent: ts.Node }).parent = node;
    withParents(child);
  });
  return node;
}

function below(expression: ts.Expression, place: Place): ts.Expression | undefined {
  if (place.length === 0) return expression;
  const node = unwrap(expression);
  const [step, ...rest] = place;
  const next =
    typeof step === 'number'
      ? ts.isArrayLiteralExpression(node) && node.elements[step]
      : ts.isObjectLiteralExpression(node) && propertyOf(node, step);
  return next ? below(next, rest) : undefined;
}

const propertyOf = (node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined =>
  node.properties
    .filter(ts.isPropertyAssignment)
    .find((property) => property.name.getText().replace(/['"]/g, '') === name)?.initializer;

/** Without `as const`, and inside of a call such as `defineService({ … })`: its last argument. */
function unwrap(node: ts.Expression): ts.Expression {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return unwrap(node.expression);
  const last = ts.isCallExpression(node) && node.arguments.at(-1);
  return last ? unwrap(last) : node;
}

function makeList(tree: Tree, file: string, place: Place): ts.Expression {
  addProperty(tree, file, place, '[]');
  return find(parse(tree, file), place) as ts.Expression;
}

const declares = (statement: ts.Statement, variable: string): boolean =>
  ts.isVariableStatement(statement) &&
  statement.declarationList.declarations.some((declaration) => declaration.name.getText() === variable);

const specifier = (node: ts.ImportDeclaration): string => (node.moduleSpecifier as ts.StringLiteral).text;

/** Packages, then what lies above, then neighbours. */
const rank = (from: string): string => `${from.startsWith('./') ? 2 : from.startsWith('.') ? 1 : 0}${from}`;

const bare = (name: string): string => name.replace(/^type /, '').toLowerCase();
const byName = (left: string, right: string): number => bare(left).localeCompare(bare(right));

function insert(tree: Tree, file: string, position: number, added: string): void {
  const text = read(tree, file);
  tree.write(file, text.slice(0, position) + added + text.slice(position));
}

function replace(tree: Tree, file: string, node: ts.Node, by: string): void {
  const text = read(tree, file);
  tree.write(file, text.slice(0, node.getStart()) + by + text.slice(node.getEnd()));
}
