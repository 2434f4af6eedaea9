import { type Realty, realtySample } from '@ovipro/contracts';
import type { EventTransport, OutboundMessage } from '@ovipro/platform/server';
import type { Chance } from '@ovipro/seed';
import { randomUUID } from 'node:crypto';

const places = ['FI_PIRKANMAA_TAMPERE', 'FI_UUSIMAA_HELSINKI'];
const rooms = ['1H', '2H', '3H', '4H'];

/** The realty register, which is no service of ours: publishes and withdraws realties, each key in order. */
export class RealtyRegister {
  /** As they were published last; withdrawn ones are null. */
  readonly newest = new Map<string, Realty | null>();
  private sequence = 0;
  private sending: Promise<unknown> = Promise.resolve();

  constructor(private readonly transport: EventTransport) {}

  /** Publishes a new realty, a change of one, or its withdrawal; tries on until the transport has it. */
  change(chance: Chance): Promise<unknown> {
    const known = [...this.newest.keys()];
    const realtyId = known.length > 0 && chance.happens(0.4) ? chance.pick(known) : randomUUID();
    const realty = this.newest.has(realtyId) && chance.happens(0.3) ? null : someRealty(realtyId, chance);
    this.newest.set(realtyId, realty);
    const message = messageOf(realtyId, realty, (this.sequence += 1));
    // one after the other: what is sent again after a failure must not overtake
    this.sending = this.sending.then(() => this.publish(message));
    return this.sending;
  }

  /** Resolves once all is sent. */
  settled(): Promise<unknown> {
    return this.sending;
  }

  private async publish(message: OutboundMessage): Promise<void> {
    for (;;) {
      try {
        return await this.transport.publish([message]);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  }
}

function someRealty(realtyId: string, chance: Chance): Realty {
  const { address, ...sample } = realtySample;
  return {
    ...sample,
    realtyId,
    address: { ...address, localityCode: chance.pick(places) },
    roomCountCode: chance.pick(rooms),
    livingAreaInSquareMeters: 60 + chance.integer(140),
    debtFreePriceAmount: 80_000 + chance.integer(200) * 1_000,
    features: chance.happens(0.6) ? ['ELEVATOR', 'BALCONY', 'SAUNA'] : ['ELEVATOR'],
  };
}

function messageOf(realtyId: string, realty: Realty | null, sequence: number): OutboundMessage {
  const eventId = randomUUID();
  const headers = {
    ce_specversion: '1.0',
    ce_id: eventId,
    ce_type: `fi.ovipro.${realty ? 'realty-published' : 'realty-withdrawn'}`,
    ce_source: '/faults/realty-register',
    ce_subject: realtyId,
    ce_time: new Date().toISOString(),
    ce_sequence: String(sequence),
    ce_requestid: randomUUID(),
  };
  const payload = Buffer.from(JSON.stringify(realty ? { realty } : { realtyId }));
  return { id: String(sequence), eventId, topic: 'ovipro.realty', key: realtyId, headers, payload };
}
