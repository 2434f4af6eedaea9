import { knownServices, serviceUrlOf } from './environment';

interface Progress {
  outbox: number;
  lag: Record<string, number>;
}

/** Prints what waits in each service's outbox, and what each of its consumers has not handled yet. */
export async function printLag(): Promise<void> {
  for (const service of knownServices()) {
    const url = serviceUrlOf(service);
    if (!url) {
      console.log(`${service}: where it answers is not known (${service.toUpperCase()}_URL)`);
      continue;
    }
    const { outbox, lag } = (await (await fetch(`${url}/health/events`)).json()) as Progress;
    console.log(`${service}: ${outbox} events wait in the outbox`);
    for (const [consumer, events] of Object.entries(lag)) console.log(`${consumer}: ${events} events not handled yet`);
  }
}
