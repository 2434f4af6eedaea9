import { inflateSync } from 'node:zlib';

/** An element of the structure tree: its type, the text that it holds itself, and the elements below it. */
export interface TreeNode {
  type: string;
  text: string;
  children: TreeNode[];
}

export interface ReadPdf {
  /** The lines of each page as they were written, those of heads and feet apart. */
  pages: { lines: string[]; artifacts: string[] }[];
  /** What a screen reader reads. */
  tree: TreeNode;
}

interface PdfObject {
  dictionary: string;
  stream?: string;
}

/** The text that was written between one mark and the next. */
interface Marked {
  tag: string;
  mcid?: number;
  lines: string[];
}

const reference = (dictionary: string, key: string): number =>
  Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1]);

function objectsOf(bytes: Buffer): Map<number, PdfObject> {
  const text = bytes.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = match.index + match[0].length;
    const stream = /^((?:(?!\nendobj)[^])*?>>)\nstream\n/.exec(text.slice(from, from + 4000));
    if (!stream) {
      objects.set(Number(match[1]), { dictionary: text.slice(from, text.indexOf('\nendobj', from)) });
      continue;
    }
    const start = from + stream[0].length;
    const data = bytes.subarray(start, start + Number(/\/Length (\d+)/.exec(stream[1])?.[1]));
    const plain = stream[1].includes('/Filter /FlateDecode') ? inflateSync(data) : data;
    objects.set(Number(match[1]), { dictionary: stream[1], stream: plain.toString('latin1') });
  }
  return objects;
}

/** The text of each glyph of a font, by its code in hexadecimal digits. */
function unicodesOf(cmap: string): Map<string, string> {
  const unicodes = new Map<string, string>();
  for (const [, first, list] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    [...list.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, codes], index) => {
      const units = codes
        .split(' ')
        .filter(Boolean)
        .map((unit) => parseInt(unit, 16));
      unicodes.set((parseInt(first, 16) + index).toString(16).padStart(4, '0'), String.fromCharCode(...units));
    });
  return unicodes;
}

function markedOf(content: string, fonts: Map<string, Map<string, string>>): Marked[] {
  const found: Marked[] = [];
  let font = new Map<string, string>();
  const operators = /\/(\w+) (?:BMC|(<<[^>]*>>) BDC)|\/(F\d+) [\d.]+ Tf|\[(<[^\]]*)\] TJ|(?:^|\n)(BT)\n/g;
  for (const [, tag, properties, name, glyphs, begin] of content.matchAll(operators)) {
    const mark = found.at(-1);
    if (tag) found.push({ tag, mcid: Number(/MCID (\d+)/.exec(properties ?? '')?.[1] ?? NaN), lines: [] });
    else if (name) font = fonts.get(name) ?? new Map();
    else if (begin) mark?.lines.push('');
    else if (mark) mark.lines[mark.lines.length - 1] += textOf(glyphs, font);
  }
  return found;
}

const textOf = (glyphs: string, font: Map<string, string>): string =>
  [...glyphs.matchAll(/<([0-9a-f]+)>/g)]
    .flatMap(([, codes]) => codes.match(/.{4}/g) ?? [])
    .map((code) => font.get(code) ?? '\ufffd')
    .join('');

/** Reads what our own documents are made of; it is no reader of any PDF. */
export function readPdf(bytes: Buffer): ReadPdf {
  const objects = objectsOf(bytes);
  const get = (id: number): PdfObject => objects.get(id) ?? { dictionary: '' };
  const root = get(Number(/\/Root (\d+) 0 R/.exec(bytes.toString('latin1').slice(-300))?.[1])).dictionary;
  const kids = /\/Kids \[([^\]]*)\]/.exec(get(reference(root, 'Pages')).dictionary)?.[1] ?? '';
  const marks = new Map<number, Marked[]>();
  for (const [, page] of kids.matchAll(/(\d+) 0 R/g)) {
    const { dictionary } = get(Number(page));
    const resources = get(reference(dictionary, 'Resources')).dictionary;
    const fonts = [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(
      ([, name, font]): [string, Map<string, string>] => [
        name,
        unicodesOf(get(reference(get(Number(font)).dictionary, 'ToUnicode')).stream ?? ''),
      ],
    );
    marks.set(Number(page), markedOf(get(reference(dictionary, 'Contents')).stream ?? '', new Map(fonts)));
  }
  const node = (id: number): TreeNode => {
    const { dictionary } = get(id);
    const content = (of: number, mcid: number): string[] =>
      marks.get(of)?.find((mark) => mark.mcid === mcid)?.lines ?? [];
    const [whole = '', list = ''] = /\/K \[([^]*)\]/.exec(dictionary) ?? [];
    const page = reference(dictionary.replace(whole, ''), 'Pg');
    const lines: string[] = [];
    const children: TreeNode[] = [];
    for (const [, child, pg, mcid, own] of list.matchAll(/(\d+) 0 R(?!\n\/MCID)|\/Pg (\d+) 0 R\n\/MCID (\d+)|(\d+)/g)) {
      if (child) children.push(node(Number(child)));
      else lines.push(...(own ? content(page, Number(own)) : content(Number(pg), Number(mcid))));
    }
    return { type: /\/S \/(\w+)/.exec(dictionary)?.[1] ?? '', text: lines.join('\n'), children };
  };
  const treeRoot = get(reference(root, 'StructTreeRoot')).dictionary;
  return {
    pages: [...marks.values()].map((page) => ({
      lines: page.filter(({ tag }) => tag !== 'Artifact').flatMap(({ lines }) => lines),
      artifacts: page.filter(({ tag }) => tag === 'Artifact').flatMap(({ lines }) => lines),
    })),
    tree: node(Number(/\/K \[(\d+) 0 R\]/.exec(treeRoot)?.[1])),
  };
}

/** The elements of a tree in reading order. */
export const elementsOf = (node: TreeNode): TreeNode[] => [node, ...node.children.flatMap(elementsOf)];

/** All that a document says, one element a line, as it is read aloud. */
export const wordsOf = ({ tree }: ReadPdf): string =>
  elementsOf(tree)
    .filter(({ text }) => text)
    .map(({ text }) => text.replaceAll('\n', ' '))
    .join('\n');
