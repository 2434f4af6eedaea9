import type { Chance } from '@ovipro/seed';
import { type Call, succeeded } from '../history';
import type { Sender } from './sender';

const path = '/lead/v1/leads';
const office = 'edf9fb6b-00d6-4769-812e-d0c93a584c7b';
/** So few that clients often meet at one. */
const mostKnown = 60;

interface KnownLead {
  leadId: string;
  etag?: string;
}

/** Leads that several clients change at once, each by the version that it saw last. */
export class LeadPool {
  private readonly known: KnownLead[] = [];
  private number = 0;

  constructor(private readonly sender: Sender) {}

  async create(): Promise<Call> {
    const body = {
      lead: {
        leadTypeCode: 'SELLER_REFERRAL',
        leadSourceTypeCode: 'BANK',
        agencyOfficeId: office,
        message: this.marker(),
        customer: { firstName: 'Teemu', lastName: 'Virtanen', phoneNumber: '+358501234567' },
      },
    };
    const call = await this.sender.send({ operation: 'create a lead', method: 'POST', path, body });
    if (succeeded(call)) {
      this.known.push({ leadId: (JSON.parse(call.answer ?? '') as KnownLead).leadId, etag: call.etag });
      if (this.known.length > mostKnown) this.known.shift();
    }
    return call;
  }

  /** By the version seen last, which another client may have changed since: then it is refused, and read again. */
  async update(chance: Chance): Promise<Call> {
    if (this.known.length === 0) return this.create();
    const lead = chance.pick(this.known);
    if (lead.etag === undefined) return this.read(lead);
    const body = {
      leadStatusCode: 'NEW',
      leadActionCodes: [],
      lead: { agencyOfficeId: office, additionalNote: this.marker(), customer: {} },
    };
    const ifMatch = lead.etag;
    const call = await this.sender.send({
      ...{ operation: 'change a lead', method: 'PUT', path: `${path}/${lead.leadId}`, body, ifMatch },
    });
    // a client that comes late keeps what it knows, so that stale versions are sent
    if (succeeded(call)) lead.etag = chance.happens(0.9) ? call.etag : ifMatch;
    else lead.etag = undefined;
    return call;
  }

  private async read(lead: KnownLead): Promise<Call> {
    const call = await this.sender.send({ operation: 'read a lead', method: 'GET', path: `${path}/${lead.leadId}` });
    if (succeeded(call)) lead.etag = call.etag;
    return call;
  }

  private marker(): string {
    return `torture ${(this.number += 1)}`;
  }
}
