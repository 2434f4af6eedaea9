import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Shows nothing of what is typed. */
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

/** A password: asked for where somebody sits at the terminal, else the first line of the standard input. */
export async function readPassword(): Promise<string> {
  const { stdin, stderr } = process;
  const typed = stdin.isTTY;
  if (typed) stderr.write('Password: ');
  const lines = createInterface({ input: stdin, output: typed ? nowhere : undefined, terminal: typed });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (typed) stderr.write('\n');
  }
}
