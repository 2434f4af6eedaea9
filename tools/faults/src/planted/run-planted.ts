import { spawn } from 'node:child_process';
import { planted } from './planted';

/** How the run with one planted bug ended: the invariants that it found broken. */
async function brokenBy(name: string, args: string[]): Promise<string[]> {
  const child = spawn(process.execPath, [process.argv[1], ...args, '--planted', name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return [...said.matchAll(/^(I\d) .*: \d+ offences$/gm)].map(([, invariant]) => invariant);
}

/** A run for each planted bug; a harness that does not find it proves nothing. @returns whether all were found */
export async function runPlanted(args: string[]): Promise<boolean> {
  let all = true;
  for (const name of Object.keys(planted)) {
    const broken = await brokenBy(name, args);
    const found = broken.some((invariant) => invariant !== 'I8');
    console.log(`${name}: ${found ? `found by ${broken.join(', ')}` : 'NOT FOUND'}`);
    all &&= found;
  }
  return all;
}
