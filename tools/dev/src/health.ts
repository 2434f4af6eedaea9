import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './ask';
import { Failure, Interrupted } from './failure';
import type { SupervisedProcess } from './supervised-process';

const pollEveryMs = 100;
const timeoutMs = 60_000;
/** A process that ended that often on its way up will not come up. */
const maxDeaths = 5;
const maxLogLines = 12;

/** A process and the address at which it says that it is ready. */
export interface Awaited {
  process: SupervisedProcess;
  url: string;
}

interface Missing extends Awaited {
  /** What it says itself. */
  why?: string;
}

/**
 * Resolves when all of them are ready.
 * @throws Failure naming those that are not after a minute, with the last lines they wrote
 */
export async function untilReady(
  all: Awaited[],
  waitingFor: (names: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const started = performance.now();
  for (let missing: Missing[] = all; missing.length > 0; ) {
    missing = await notReady(all);
    if (signal.aborted) throw new Interrupted();
    if (missing.length === 0) return;
    waitingFor(missing.map(({ process, why }) => (why ? `${process.name}: ${why}` : process.name)).join(', '));
    const hopeless = missing.filter(({ process }) => process.deaths >= maxDeaths);
    if (hopeless.length > 0) throw notHealthy(hopeless, `ended ${maxDeaths} times`);
    if (performance.now() - started > timeoutMs) throw notHealthy(missing, `not ready after ${timeoutMs / 1000} s`);
    await sleep(pollEveryMs);
  }
}

async function notReady(all: Awaited[]): Promise<Missing[]> {
  const asked = await Promise.all(all.map(async ({ process, url }) => ({ process, url, answered: await ask(url) })));
  return asked
    .filter(({ answered }) => answered?.status !== 200)
    .map(({ process, url, answered }) => ({ process, url, why: answered && descriptionIn(answered.body) }));
}

/** The description of an error, or the faults that the gateway's management port names. */
function descriptionIn(body: string): string | undefined {
  try {
    const { description, services } = JSON.parse(body) as { description?: string; services?: Record<string, string> };
    if (!services) return description;
    const faults = Object.entries(services).filter(([, said]) => said !== 'ok');
    return faults.map(([service, fault]) => `${service}: ${fault}`).join('; ');
  } catch {
    return undefined;
  }
}

function notHealthy(missing: Awaited[], what: string): Failure {
  const names = missing.map(({ process }) => process.name).join(', ');
  const lines = missing.flatMap(({ process }) =>
    process
      .tail()
      .slice(-maxLogLines)
      .map((line) => `  ${process.name}: ${line}`),
  );
  return new Failure([`${names}: ${what}; the last lines of the log:`, ...lines].join('\n'));
}
