import { Client } from 'pg';

interface Order {
  url: string;
  clients: number;
  seconds: number;
  text: string;
  values: unknown[];
}

/** One statement over and over on each connection; tells how often a second. */
async function insert({ url, clients, seconds, text, values }: Order): Promise<void> {
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  let done = 0;
  const since = performance.now();
  const end = since + seconds * 1_000;
  const work = async (client: Client): Promise<void> => {
    for (; performance.now() < end; done += 1) await client.query({ name: 'insert', text, values });
  };
  await Promise.all(connections.map(work));
  process.send?.((done * 1_000) / (performance.now() - since));
  await Promise.all(connections.map((client) => client.end()));
}

process.on('message', (order: Order) => void insert(order));
