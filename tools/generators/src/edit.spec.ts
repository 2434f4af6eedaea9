import type { Tree } from '@nx/devkit';
import { createTree } from '@nx/devkit/testing';
import { addBefore, addImport, addLine, addProperty, addToList, type Place } from './edit';

const file = 'a.ts';

const treeOf = (text: string, name = file): Tree => {
  const tree = createTree();
  tree.write(name, text);
  return tree;
};

const after = (tree: Tree, name = file): string => tree.read(name, 'utf8') as string;

describe('an element of a list', () => {
  const added = (text: string, ...place: Place): string => {
    const tree = treeOf(text);
    addToList(tree, file, place, 'x');
    return after(tree);
  };

  it.each([
    ['const a = [];', 'const a = [x];'],
    ['const a = [b];', 'const a = [b, x];'],
    ['const a = [\n  b, // why\n  c,\n];', 'const a = [\n  b, // why\n  c, x,\n];'],
    ['export const a = [b] as const;', 'export const a = [b, x] as const;'],
    ['const a: T[] = [b, x];', 'const a: T[] = [b, x];'],
    ['const a = others;', 'const a = [...others, x];'],
  ])('comes to its end, once: %s', (text, expected) => expect(added(text, 'a')).toBe(expected));

  it('is put where the names and indexes lead, through calls', () => {
    const text = 'const s = define({ apis: [{ name: 1, modules: [M] }], other: [] });';
    expect(added(text, 's', 'apis', 0, 'modules')).toBe(text.replace('[M]', '[M, x]'));
    expect(added(text, 's', 'other')).toBe(text.replace('other: []', 'other: [x]'));
  });

  it('makes a list that its object does not have yet', () => {
    expect(added('const s = define({ a: 1 });', 's', 'b').replace(/\s/g, '')).toBe('consts=define({a:1,b:[x],});');
    expect(added('const s = define({ a: 1, });', 's', 'b').replace(/\s/g, '')).toBe('consts=define({a:1,b:[x],});');
  });

  it('says what is missing', () => {
    expect(() => added('const a = [];', 'nosuch')).toThrow('a.ts has no nosuch');
  });

  it('stands in a JSON file as well', () => {
    const tree = treeOf('{ "files": [], "references": [{ "path": "b" }] }\n', 'a.json');
    addToList(tree, 'a.json', ['references'], '{ "path": "x" }');
    expect(JSON.parse(after(tree, 'a.json'))).toEqual({ files: [], references: [{ path: 'b' }, { path: 'x' }] });
  });
});

describe('a property', () => {
  const added = (text: string, ...place: Place): string => {
    const tree = treeOf(text);
    addProperty(tree, file, place, 'x');
    return after(tree);
  };

  it.each([
    ['const a = f(g, {});', 'const a = f(g, { b-c,});'],
    ['const a = f(g, { d });', 'const a = f(g, { d , b-c,});'],
    ['const a = f(g, { d, });', 'const a = f(g, { d,  b-c,});'],
  ])('comes to the end of the object that a call is given last: %s', (text, expected) =>
    expect(added(text, 'a', 'b-c')).toBe(expected.replace('b-c', "'b-c': x")),
  );

  it('is not put where there is one of that name', () => {
    expect(() => added('const a = { b: 1 };', 'a', 'b')).toThrow('a.ts has a.b already');
  });
});

describe('an import', () => {
  it.each([
    ["import { a, type D } from './m';\n", "import { a, b, type C, type D } from './m';\n"],
    ["import { b, type C } from './m';\n", "import { b, type C } from './m';\n"],
    ["import { x } from 'p';\n\nx();\n", "import { x } from 'p';\nimport { b, type C } from './m';\n\nx();\n"],
    ["import { n } from './n';\n", "import { b, type C } from './m';\nimport { n } from './n';\n"],
    ["import type { A } from './m';\n", "import type { A } from './m';\nimport { b, type C } from './m';\n"],
    ['const a = 1;\n', "import { b, type C } from './m';\nconst a = 1;\n"],
  ])('joins its likes: %j', (text, expected) => {
    const tree = treeOf(text);
    addImport(tree, file, ['b', 'type C'], './m');
    expect(after(tree)).toBe(expected);
  });

  it('stands after packages and before neighbours', () => {
    const tree = treeOf("import { p } from 'p';\nimport { n } from './n';\n");
    addImport(tree, file, ['x'], '../z');
    expect(after(tree)).toBe("import { p } from 'p';\nimport { x } from '../z';\nimport { n } from './n';\n");
  });
});

it('a line comes to the end of a file', () => {
  const tree = treeOf('a\n');
  addLine(tree, file, 'b');
  expect(after(tree)).toBe('a\nb\n');
});

it('a statement comes before the one that declares a variable', () => {
  const tree = treeOf('const a = 1;\n\n/** All. */\nexport const all = [a];\n');
  addBefore(tree, file, 'all', 'const b = 2;');
  expect(after(tree)).toBe('const a = 1;\n\nconst b = 2;\n\n/** All. */\nexport const all = [a];\n');
  expect(() => addBefore(tree, file, 'nosuch', 'x')).toThrow('a.ts declares no nosuch');
});
