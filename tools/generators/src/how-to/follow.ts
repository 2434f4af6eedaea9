import type { Block } from './blocks';
import type { Scratch } from './scratch';
import { run, Started } from './shell';

/** A block that did not do what it says. */
export class Broken extends Error {
  constructor(
    readonly block: Block,
    what: string,
    details: string,
  ) {
    super(`line ${block.line}: ${what}\n${indented(block.text)}\n${indented(details, 200)}`);
  }
}

/** Does what a how-to says, block by block. @throws Broken at the first that fails */
export async function follow(blocks: Block[], scratch: Scratch): Promise<void> {
  const started: Started[] = [];
  try {
    for (const block of blocks) await carryOut(block, scratch, started);
  } finally {
    for (const program of started) await program.stop();
  }
}

async function carryOut(block: Block, scratch: Scratch, started: Started[]): Promise<void> {
  const { kind, text } = block;
  if (kind === 'patch') return patch(block, scratch);
  if (kind === 'rooms') return compareRooms(block, scratch);
  if (kind === 'run') {
    const { code, output } = await run(scratch.folder, text);
    if (code !== 0) throw new Broken(block, `the commands failed (${code ?? 'no answer in time'})`, output);
    return;
  }
  const program = new Started(scratch.folder, text);
  started.push(program);
  await program.until(/is running/).catch((error: Error) => {
    throw new Broken(block, 'the program did not come up', error.message);
  });
}

function patch(block: Block, scratch: Scratch): void {
  try {
    scratch.apply(block.text);
  } catch (error) {
    throw new Broken(block, 'the patch no longer applies', String((error as { stderr: Buffer }).stderr));
  }
}

function compareRooms(block: Block, scratch: Scratch): void {
  const [told, found] = [block.text.trim().split('\n').sort(), scratch.rooms()];
  if (told.join() !== found.join()) throw new Broken(block, 'it touches other rooms', found.join('\n'));
}

const indented = (text: string, last = Infinity): string =>
  text
    .trimEnd()
    .split('\n')
    .slice(-last)
    .map((line) => `    ${line}`)
    .join('\n');
