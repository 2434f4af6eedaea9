import { randomUUID } from 'node:crypto';
import { ask } from './ask';
import { demoPair, demoToken } from './demo-token';

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
  const token = await demoToken(gatewayUrl);
  if (!token) return ['  The demo account did not get a token: see the log.'];
  return [
    `  Accounts of the demo data (tools/demo/accounts.jsonl) have the password demo-<username>; one is ${demoPair.username}.`,
    '  Search leads, for the next 15 minutes with this token:',
    '',
    `curl -s -H 'Request-ID: ${randomUUID()}' -H 'Authorization: Bearer ${token}' '${gatewayUrl}/lead/v1/leads?size=10'`,
    '',
    '  Another token:',
    '',
    `curl -s -H 'Request-ID: ${randomUUID()}' -H 'Content-Type: application/json' -d '${JSON.stringify(demoPair)}' ${tokens}`,
  ];
}
