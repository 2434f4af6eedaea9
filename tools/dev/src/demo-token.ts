import { randomUUID } from 'node:crypto';
import { ask } from './ask';
import { demoAccounts } from './demo';

/** The demo account that is shown first. */
export const demoPair = { username: demoAccounts.first, password: demoAccounts.passwordOf(demoAccounts.first) };

/** A token of the first demo account, if it gets one. */
export async function demoToken(gatewayUrl: string): Promise<string | undefined> {
  const url = `${gatewayUrl}/authentication/v1/tokens`;
  const answered = await ask(url, { json: demoPair, requestId: randomUUID() }, 10_000);
  if (answered?.status !== 200 && answered?.status !== 201) return undefined;
  return (JSON.parse(answered.body) as { access_token?: string }).access_token;
}
