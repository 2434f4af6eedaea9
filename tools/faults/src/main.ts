import { demoToken } from '@ovipro/dev';
import { freePort } from '@ovipro/postgres';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { collect } from './checker/collect';
import { type Verdict, verdictsOf } from './checker/verdicts';
import { Driver } from './driver/driver';
import { RealtyRegister } from './driver/realties';
import { Sender } from './driver/sender';
import { databaseFaults } from './faults/database';
import { eventFaults } from './faults/events';
import { kafkaFaults, processFaults, serviceKill } from './faults/processes';
import { Schedule } from './faults/schedule';
import { History } from './history';
import { planted } from './planted/planted';
import { runPlanted } from './planted/run-planted';
import { page } from './report/page';
import { settle } from './settle';
import { SystemUnderFaults } from './system';

const usage = `npm run faults -- [--quick|--long] [--kafka] [--seed <n>] [--planted <name>] [--report <file>]
  --quick     30,000 things done and up to 60 faults (the default)
  --long      1,000,000 and up to 300
  --done      so many things instead
  --kafka     events over Kafka instead of PostgreSQL
  --seed      the same faults and the same load as a run that printed this seed
  --planted   with one of the faults that the checker must find: ${Object.keys(planted).join(', ')}
  --mutants   a run for each of those, which has to find it
  --report    where the page goes (.data/faults.html)`;

const options = {
  quick: { type: 'boolean', default: false },
  long: { type: 'boolean', default: false },
  done: { type: 'string' },
  kafka: { type: 'boolean', default: false },
  seed: { type: 'string' },
  planted: { type: 'string' },
  mutants: { type: 'boolean', default: false },
  report: { type: 'string', default: '.data/faults.html' },
  help: { type: 'boolean', default: false },
} as const;

interface Plan {
  total: number;
  faults: number;
  /** Seconds between two faults. */
  between: readonly [number, number];
  kafka: boolean;
  seed: number;
  planted?: string;
}

async function tokenOf({ gatewayUrl }: SystemUnderFaults): Promise<string> {
  const token = await demoToken(gatewayUrl);
  if (!token) throw new Error('The demo account got no token.');
  return token;
}

async function torture(plan: Plan, folder: string) {
  const env = plan.planted === undefined ? {} : { NODE_OPTIONS: `--require=${planted[plan.planted]}` };
  const system = await SystemUnderFaults.start(join(folder, 'data'), await freePort(), plan.kafka, env);
  const transport = system.transport();
  try {
    const history = new History(join(folder, 'history.jsonl'));
    const sender = new Sender(system.gatewayUrl, await tokenOf(system), history);
    const register = new RealtyRegister(transport);
    const driver = new Driver(sender, register, history, plan.seed);
    const all = [...processFaults, ...databaseFaults, ...eventFaults(transport), ...(plan.kafka ? kafkaFaults : [])];
    // planted bugs show when a process dies, and a short run has few deaths
    const schedule = new Schedule(system, plan.planted === undefined ? all : [serviceKill], history, plan.seed);
    const faulting = schedule.run(plan.between, plan.faults);
    await driver.run(plan.total);
    schedule.end();
    await faulting;
    const settledMs = await settle(system);
    const evidence = await collect(system, history, register, sender, settledMs);
    return { ...evidence, verdicts: verdictsOf(evidence) };
  } finally {
    await transport.close();
    await system.end();
  }
}

function print(verdicts: Verdict[]): void {
  for (const { invariant, offences } of verdicts) {
    console.log(`${invariant}: ${offences.length === 0 ? 'holds' : `${offences.length} offences`}`);
    for (const offence of offences.slice(0, 5)) console.log(`  ${offence}`);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.help || (values.planted !== undefined && !(values.planted in planted))) return console.log(usage);
  if (values.mutants) {
    const args = process.argv.slice(2).filter((arg) => arg !== '--mutants');
    process.exitCode = (await runPlanted(args)) ? 0 : 1;
    return;
  }
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  const size = values.long ? { total: 1_000_000, faults: 300 } : { total: 30_000, faults: 60 };
  const plan: Plan = {
    ...size,
    between: values.planted === undefined ? [2, 8] : [0.5, 1.5],
    kafka: values.kafka,
    seed,
    planted: values.planted,
  };
  if (values.done !== undefined) plan.total = Number(values.done);
  console.log(`seed ${seed}`);
  const folder = mkdtempSync(join(tmpdir(), 'ovipro-faults-'));
  const found = await torture(plan, folder);
  const command = `npm run faults -- ${process.argv.slice(2).join(' ')}`.trim();
  const report = resolve(values.report);
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, page({ ...found, seed, command, transport: plan.kafka ? 'Kafka' : 'PostgreSQL' }));
  print(found.verdicts);
  console.log(`${found.calls.length} requests, ${found.faults.length} faults; the page: ${report}`);
  const broken = found.verdicts.some(({ offences }) => offences.length > 0);
  if (broken) console.log(`What happened, and what the processes logged, stays in ${folder}.`);
  else rmSync(folder, { recursive: true, force: true });
  process.exitCode = broken ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
