const [major, minor] = process.versions.node.split('.').map(Number);

const usage = `npm start -- [options]

  --port <n>     port of the gateway (8080)
  --data <dir>   folder for everything that is kept (.data)
  --fresh        forget what is kept there and begin anew
  --no-demo      without the demo data
  --json         log lines as the services write them
  --kafka        events over Kafka instead of PostgreSQL: over a broker of its own (needs Java 17 and Maven),
                 or over the ones that KAFKA_BROKERS names
  --help         this text
`;

const settings = {
  port: { type: 'string', default: '8080' },
  data: { type: 'string' },
  fresh: { type: 'boolean', default: false },
  'no-demo': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  kafka: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};

const refuse = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

async function readOptions() {
  const { parseArgs } = await import('node:util');
  try {
    const { values } = parseArgs({ args: process.argv.slice(2), options: settings });
    if (values.help) return void process.stdout.write(usage);
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port < 1 || port > 65_535)
      return refuse('--port takes a number from 1 to 65535.');
    if (values.data === '') return refuse('--data takes the path of a folder.');
    const { data, fresh, json, kafka } = values;
    return { port, data, fresh, demo: !values['no-demo'], json, kafka };
  } catch (error) {
    return refuse(`${error.message.split('. ')[0].replace(/\.$/, '')}: npm start -- --help lists the options.`);
  }
}

async function start() {
  const options = await readOptions();
  if (!options) return;
  const { join, resolve } = await import('node:path');
  const { Progress } = await import('./progress.mjs');
  const { prepare, root } = await import('./prepare.mjs');
  const progress = new Progress(options.json ? process.stderr : process.stdout);
  await prepare(progress);
  const { start: supervise } = await import('./dist/start.js');
  await supervise({ ...options, root, data: resolve(options.data ?? join(root, '.data')) }, progress);
}

if (major < 20 || (major === 20 && minor < 19))
  refuse(`OviPro needs Node 20.19 or newer; this is ${process.versions.node}.`);
else start();
