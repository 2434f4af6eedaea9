import { Injectable } from '@nestjs/common';
import { type OutgoingLeadCreate, outgoingLeadCreated } from '@ovipro/contracts';
import {
  type HttpResult,
  created,
  directory,
  type RequestContext,
  type Transaction,
  UnitOfWork,
} from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import type { KnownAgent, KnownParty } from '../directory/directory';
import { outgoingLeadRoot } from './outgoing-lead.root';

@Injectable()
export class OutgoingLeadService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Sends a lead. Names are copied now: what the partner received is what the lead goes on showing. */
  create(context: RequestContext, { lead, customer, sender }: OutgoingLeadCreate): Promise<HttpResult> {
    const { agencyOfficeId } = sender;
    const agentId = context.caller?.agentId ?? null;
    return this.unitOfWork.command(context, async (tx) => {
      tx.assertCanWriteTo(agencyOfficeId, outgoingLeadRoot.permission);
      const leadId = randomUUID();
      const entity = tx.insert(outgoingLeadRoot, {
        leadId,
        agencyOfficeId,
        agentId,
        partyId: customer.partyId,
        realtyId: lead.realty?.realtyId ?? null,
        content: lead,
        customer: await namesOfCustomer(tx, customer.partyId),
        sender: agentId ? await namesOfAgent(tx, agentId) : {},
      });
      tx.emit(entity, outgoingLeadCreated);
      return created({ leadId }, `/outgoingLeads/${leadId}`);
    });
  }
}

/** Held until the commit: an erasure of the party waits for the lead and then finds it. */
async function namesOfCustomer(tx: Transaction, partyId: string): Promise<KnownParty> {
  const { firstName, lastName, emailAddress } = (await directory.hold<KnownParty>(tx, 'party', partyId)) ?? {};
  return { firstName, lastName, emailAddress };
}

async function namesOfAgent(tx: Transaction, agentId: string): Promise<Partial<KnownAgent>> {
  const known = await directory.find<KnownAgent>(tx, 'agent', agentId);
  return known ?? {};
}
