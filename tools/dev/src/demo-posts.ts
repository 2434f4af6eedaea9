import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ask } from './ask';
import type { DemoPost } from './demo';
import { demoToken } from './demo-token';

/**
 * A request of a line. Ids in braces, as in `/leads/{leadId}`, are those that former requests of the line were answered, in the
 * path and in the body.
 */
export interface DemoCall {
  method?: 'POST' | 'PUT';
  path: string;
  body: unknown;
}

/** A line is one body for the path of its file, or the calls that it names. */
function callsOf(line: string, path: string | undefined): DemoCall[] {
  const said = JSON.parse(line) as unknown;
  return path === undefined ? (said as { calls: DemoCall[] }).calls : [{ path, body: said }];
}

/** A text with the ids that it names; other braces stay. */
export const filled = (text: string, ids: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (braced, name: string) => (Object.hasOwn(ids, name) ? ids[name] : braced));

/** The same for the same call: what is sent again after a start that was broken off is answered as the first time. */
const requestIdOf = (line: string, call: number): string =>
  createHash('sha256')
    .update(call === 0 ? line : `${call} ${line}`)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');

/**
 * Sends each line of a file to the gateway, up to the first that is not taken.
 * @returns why that one was not, in a sentence
 */
export async function postDemo(gatewayUrl: string, file: string, { path }: DemoPost): Promise<string | undefined> {
  const token = await demoToken(gatewayUrl);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  for (const [index, line] of lines.entries()) {
    const ids: Record<string, string> = {};
    for (const [number, { method, path: template, body }] of callsOf(line, path).entries()) {
      const url = gatewayUrl + filled(template, ids);
      const sent = {
        method,
        json: JSON.parse(filled(JSON.stringify(body), ids)) as unknown,
        requestId: requestIdOf(line, number),
        token,
      };
      const answered = await ask(url, sent, 10_000);
      if (answered?.status !== 200 && answered?.status !== 201) {
        const answer = answered ? `${answered.status} ${answered.body}` : 'no answer';
        return `demo data was not taken (${file}, line ${index + 1}, ${url}): ${answer}`;
      }
      Object.assign(ids, JSON.parse(answered.body));
    }
  }
  return undefined;
}
