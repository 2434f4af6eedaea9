import { randomUUID } from 'node:crypto';

/** A token of a demo account, which sees every office of the demo data. */
export async function tokenOf(gatewayUrl: string): Promise<string> {
  const response = await fetch(`${gatewayUrl}/authentication/v1/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'request-id': randomUUID() },
    body: JSON.stringify({ username: 'paula.paakayttaja', password: 'demo-paula.paakayttaja' }),
  });
  if (!response.ok) throw new Error(`There was no token: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { access_token: string }).access_token;
}
