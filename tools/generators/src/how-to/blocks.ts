/** A part of a how-to that is carried out: commands, a program that stays up, a patch, or the rooms that it all touches. */
export interface Block {
  kind: 'run' | 'start' | 'patch' | 'rooms';
  text: string;
  /** Where it stands in its file, from 1. */
  line: number;
}

const kinds: Record<string, Block['kind']> = { sh: 'run', 'sh start': 'start', diff: 'patch', 'text rooms': 'rooms' };

/** What is only to be read. */
const shown = ['text', 'ts', 'json', 'sql'];

/** @throws Error where a block is of a kind that nobody knows: it would be passed over unseen */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: { fence: string; from: number } | undefined;
  const lines = markdown.split('\n');
  for (const [index, line] of lines.entries()) {
    const fence = /^```(.*)$/.exec(line)?.[1].trim();
    if (fence === undefined) continue;
    if (!open) {
      open = { fence, from: index + 1 };
      continue;
    }
    const text = `${lines.slice(open.from, index).join('\n')}\n`;
    if (kinds[open.fence]) blocks.push({ kind: kinds[open.fence], text, line: open.from });
    else if (!shown.includes(open.fence)) throw new Error(`line ${open.from}: nobody knows blocks of "${open.fence}"`);
    open = undefined;
  }
  return blocks;
}
