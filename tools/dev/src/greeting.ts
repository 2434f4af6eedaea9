import { randomUUID } from 'node:crypto';
import { ask } from './ask';
import { demoAccounts } from './demo';

export interface Greeting {
  gatewayUrl: string;
  data: string;
  databases: string[];
  kafkaBrokers?: string;
  demo: boolean;
}

/** What whoever started the system wants to know of it. */
export async function greet(greeting: Greeting): Promise<string> {
  const { gatewayUrl, data, databases, kafkaBrokers } = greeting;
  const rows: [string, string][] = [
    ['Gateway', gatewayUrl],
    ...(await documents(gatewayUrl)),
    ...(kafkaBrokers ? [['Kafka', kafkaBrokers] as [string, string]] : []),
    ['Data', `${data}   (PostgreSQL databases ${databases.join(', ')}; URLs in run.json)`],
    ['Logs', `${data}/logs`],
    ['Stop', 'Ctrl-C'],
  ];
  const list = rows.map(([name, value]) => `  ${`${name}:`.padEnd(20)}${value}`);
  return ['', 'OviPro is running.', '', ...list, '', ...(await firstSteps(greeting)), ''].join('\n');
}

/** The documents that the gateway has; nobody is sent to a page that is not there. */
async function documents(gatewayUrl: string): Promise<[string, string][]> {
  const all: [string, string][] = [
    ['API documentation', `${gatewayUrl}/docs`],
    ['OpenAPI', `${gatewayUrl}/openapi.json`],
  ];
  const answers = await Promise.all(all.map(([, url]) => ask(url, undefined, 10_000)));
  return all.filter((_, index) => answers[index]?.status === 200);
}

async function firstSteps({ gatewayUrl, demo }: Greeting): Promise<string[]> {
  if (!demo) return ['  There is no demo data. An account: npm run accounts -- create --help'];
  const tokens = `${gatewayUrl}/authentication/v1/tokens`;
  const pair = { username: demoAccounts.first, password: demoAccounts.passwordOf(demoAccounts.first) };
  const token = await tokenFor(tokens, pair);
  if (!token) return ['  The demo account did not get a token: see the log.'];
  return [
    `  Accounts of the demo data (tools/demo/accounts.jsonl) have the password demo-<username>; one is ${pair.username}.`,
    '  Search leads, for the next 15 minutes with this token:',
    '',
    `curl -s -H 'Request-ID: ${randomUUID()}' -H 'Authorization: Bearer ${token}' '${gatewayUrl}/lead/v1/leads?size=10'`,
    '',
    '  Another token:',
    '',
    `curl -s -H 'Request-ID: ${randomUUID()}' -H 'Content-Type: application/json' -d '${JSON.stringify(pair)}' ${tokens}`,
  ];
}

async function tokenFor(url: string, json: unknown): Promise<string | undefined> {
  const answered = await ask(url, { json, requestId: randomUUID() }, 10_000);
  if (answered?.status !== 200 && answered?.status !== 201) return undefined;
  return (JSON.parse(answered.body) as { access_token?: string }).access_token;
}
