import { setTimeout as sleep } from 'node:timers/promises';
import type { EventTransport, InboundMessage, OutboundMessage } from '@ovipro/platform/server';
import { randomUUID } from 'node:crypto';
import type { Fault } from './fault';

const topics = ['ovipro.realty', 'ovipro.assignment', 'ovipro.agency', 'ovipro.party'];
const sentTwice = 40;

async function lastOf(transport: EventTransport, topic: string): Promise<InboundMessage[]> {
  const found: InboundMessage[] = [];
  await transport.read([topic], 'start', (event) => void found.push(event));
  return found.slice(-sentTwice);
}

async function untilPublished(transport: EventTransport, messages: OutboundMessage[]): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    try {
      return await transport.publish(messages);
    } catch {
      await sleep(500);
    }
  }
}

/** Half of these are no JSON, half are of a type that nobody knows. */
const poison = (topic: string, number: number): OutboundMessage => {
  const eventId = randomUUID();
  const type = number % 2 === 0 ? 'fi.ovipro.realty-published' : 'fi.ovipro.nobody-knows';
  const headers = {
    ce_specversion: '1.0',
    ce_id: eventId,
    ce_type: type,
    ce_source: '/faults/poison',
    ce_subject: eventId,
  };
  return { id: '0', eventId, topic, key: eventId, headers, payload: Buffer.from('{"realty": no JSON') };
};

export const eventFaults = (transport: EventTransport): Fault[] => [
  {
    code: 'F10',
    name: 'events come twice',
    async inject(_system, chance) {
      const topic = chance.pick(topics);
      const events = await lastOf(transport, topic).catch(() => []);
      const again = events.map((event) => ({ ...event, id: '0', eventId: event.headers.ce_id }));
      if (again.length > 0) await untilPublished(transport, again);
      return topic;
    },
  },
  {
    code: 'F11',
    name: 'poison',
    async inject() {
      await untilPublished(
        transport,
        [0, 1].map((number) => poison('ovipro.realty', number)),
      );
      return 'ovipro.realty';
    },
  },
];
