import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault, signal } from './fault';

const services = ['lead', 'meeting', 'assignment', 'asset-requirement', 'agency'];

const kill = (code: string, name: string, of: readonly string[], which: NodeJS.Signals): Fault => ({
  code,
  name,
  async inject(system, chance) {
    const target = chance.pick(of);
    signal(system, target, which);
    return target;
  },
});

/** @param seconds how long it stands still at least and at most */
const stop = (code: string, name: string, of: readonly string[], seconds: readonly [number, number]): Fault => ({
  code,
  name,
  async inject(system, chance) {
    const target = chance.pick(of);
    const [least, most] = seconds;
    if (!signal(system, target, 'SIGSTOP')) return target;
    await sleep(1_000 * (least + chance.share() * (most - least)));
    signal(system, target, 'SIGCONT');
    return target;
  },
});

/** A service is its API, its relay and its consumers in one process here: each dies and stands still with it. */
export const serviceKill = kill('F2', 'kill -9 of a service', services, 'SIGKILL');

export const processFaults: Fault[] = [
  serviceKill,
  kill('F2', 'SIGTERM of a service', services, 'SIGTERM'),
  kill('F2', 'kill -9 of the gateway', ['gateway'], 'SIGKILL'),
  stop('F5', 'SIGSTOP of a service', services, [5, 12]),
  kill('F6', 'kill -9 of the postmaster', ['postgres'], 'SIGKILL'),
];

export const kafkaFaults: Fault[] = [
  kill('F4', 'kill -9 of Kafka', ['kafka'], 'SIGKILL'),
  stop('F5', 'SIGSTOP of Kafka', ['kafka'], [5, 15]),
];
