import { knownServices, managementUrlOf, variable } from './environment';

interface Progress {
  outbox: number;
  lag: Record<string, number>;
}

/** Prints what waits in each service's outbox, and what each of its consumers has not handled yet. */
export async function printLag(): Promise<void> {
  for (const service of knownServices()) {
    const url = managementUrlOf(service);
    if (!url) {
      console.log(`${service}: its management port is not known (${variable(service, 'MANAGEMENT_URL')})`);
      continue;
    }
    const { outbox, lag } = (await (await fetch(`${url}/health/events`)).json()) as Progress;
    console.log(`${service}: ${outbox} events wait in the outbox`);
    for (const [consumer, events] of Object.entries(lag)) console.log(`${consumer}: ${events} events not handled yet`);
  }
}
