import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ask } from './ask';
import { demoToken } from './demo-token';

/** The same for the same line: what is sent again after a start that was broken off is answered as the first time. */
const requestIdOf = (line: string): string =>
  createHash('sha256')
    .update(line)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');

/**
 * Sends each line of a file to the gateway, up to the first that is not taken.
 * @returns why that one was not, in a sentence
 */
export async function postDemo(gatewayUrl: string, file: string, path: string): Promise<string | undefined> {
  const token = await demoToken(gatewayUrl);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  for (const [index, line] of lines.entries()) {
    const sent = { json: JSON.parse(line) as unknown, requestId: requestIdOf(line), token };
    const answered = await ask(gatewayUrl + path, sent, 10_000);
    if (answered?.status === 201) continue;
    const answer = answered ? `${answered.status} ${answered.body}` : 'no answer';
    return `demo data was not taken (${file}, line ${index + 1}): ${answer}`;
  }
  return undefined;
}
