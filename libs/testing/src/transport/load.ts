import { setTimeout as sleep } from 'node:timers/promises';
import { client } from '../service/client';

/** What the driver knows of one probe: the amounts it was told are in, and the last one it does not know of. */
export interface Acknowledged {
  probeId: string;
  amounts: number[];
  /** Requests without an answer: they may have happened or not. */
  unknown: number;
}

export interface Load {
  probes: Acknowledged[];
  /** Creations without an answer. */
  lost: number;
}

interface Options {
  url: () => string;
  token: string;
  probes: number;
  /** Updates of each probe, one after the other. */
  updates: number;
  clients?: number;
}

/** Creates probes and updates them from several clients at once, noting what was acknowledged; never gives up on a fault. */
export async function drive({ url, token, probes, updates, clients = 8 }: Options): Promise<Load> {
  const load: Load = { probes: [], lost: 0 };
  let left = probes;
  const one = async () => {
    while (left-- > 0) await life(load, url, token, updates);
  };
  await Promise.all(Array.from({ length: clients }, one));
  return load;
}

async function life(load: Load, url: () => string, token: string, updates: number): Promise<void> {
  const made = await attempt(() => client(url())('POST', '/probes', { token, body: { amount: 1 } }));
  if (made?.status !== 201) {
    load.lost += 1;
    await sleep(50);
    return;
  }
  const probe: Acknowledged = { probeId: (made.body as { probeId: string }).probeId, amounts: [1], unknown: 0 };
  load.probes.push(probe);
  for (let amount = 2; amount <= updates + 1; amount += 1) {
    const answer = await attempt(() => client(url())('PUT', `/probes/${probe.probeId}`, { token, body: { amount } }));
    if (answer?.status === 200) probe.amounts.push(amount);
    else {
      probe.unknown += 1;
      await sleep(50);
    }
  }
}

const attempt = <T>(request: () => Promise<T>): Promise<T | undefined> => request().catch(() => undefined);
