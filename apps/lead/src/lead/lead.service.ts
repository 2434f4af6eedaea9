import { Injectable } from '@nestjs/common';
import {
  type LeadContent,
  type LeadCreate,
  type LeadCustomer,
  type LeadDetails,
  type LeadUpdate,
  leadApproved,
  leadAssigned,
  leadCreated,
  leadRejected,
  leadUpdated,
  type MarketplaceLeadCreate,
  type MarketplaceSourceCode,
} from '@ovipro/contracts';
import {
  type HttpResult,
  badBody,
  created,
  invalidStatus,
  type RequestContext,
  type Transaction,
  UnitOfWork,
  updated,
} from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { lastContactFault } from './lead.contact';
import type { LeadEntity } from './lead.entity';
import { leadProjection } from './lead.projection';
import { leadRoot } from './lead.root';
import { leadLifeCycle } from './lead.status';

@Injectable()
export class LeadService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  create(context: RequestContext, { lead }: LeadCreate): Promise<HttpResult> {
    return this.insert(context, lead);
  }

  /** The source of a marketplace's lead is the marketplace, whatever it says. */
  createFromMarketplace(
    context: RequestContext,
    marketplace: MarketplaceSourceCode,
    { lead }: MarketplaceLeadCreate,
  ): Promise<HttpResult> {
    const { agencyOffice, ...details } = lead;
    return this.insert(context, {
      ...details,
      leadSourceTypeCode: marketplace,
      agencyOfficeId: agencyOffice.agencyOfficeId,
    });
  }

  update(
    context: RequestContext,
    leadId: string,
    { leadStatusCode, leadActionCodes = [], lead: wanted }: LeadUpdate,
  ): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const lead = await tx.lock(leadRoot, leadId, wanted.agencyOfficeId);
      const fault = lastContactFault(lead.customer, wanted.customer);
      if (fault) throw badBody([fault]);
      leadLifeCycle.assertTransition(lead.leadStatusCode, leadStatusCode);
      const { agencyOfficeId, agentId = null, additionalNote, customer } = wanted;
      if (leadLifeCycle.isFinal(lead.leadStatusCode)) assertSameOffice(lead, agencyOfficeId, agentId);
      const before = { status: lead.leadStatusCode, agent: lead.agentId };
      const changed = tx.change(lead, {
        leadStatusCode,
        leadActionCodes,
        agencyOfficeId,
        agentId,
        partyId: customer?.partyId ?? null,
        content: withNote(lead.content, additionalNote),
        assignmentTime: lead.assignmentTime ?? (agentId ? tx.now : null),
        decisionTime: lead.decisionTime ?? (leadLifeCycle.isFinal(leadStatusCode) ? tx.now : null),
      });
      if (changed) publish(tx, lead, before);
      return updated(leadProjection.etag(lead));
    });
  }

  private insert(context: RequestContext, lead: LeadDetails): Promise<HttpResult> {
    const { leadTypeCode, leadSourceTypeCode, agencyOfficeId, customer, ...content } = lead;
    const { partyId = null, ...contact } = customer;
    return this.unitOfWork.command(context, async (tx) => {
      const leadId = randomUUID();
      const entity = tx.insert(leadRoot, {
        leadId,
        agencyOfficeId,
        agentId: null,
        partyId,
        leadStatusCode: 'NEW',
        leadTypeCode,
        leadSourceTypeCode,
        realtyFriendlyId: content.realty?.friendlyId ?? null,
        supplierAssignedIds: content.supplierAssignedIdentifiers?.map((given) => given.supplierAssignedId) ?? null,
        leadActionCodes: [],
        content,
        customer: contact as Omit<LeadCustomer, 'partyId'>,
        createdBy: context.caller?.sub ?? '',
        assignmentTime: null,
        decisionTime: null,
      });
      tx.emit(entity, leadCreated);
      return created({ leadId }, `/leads/${leadId}`);
    });
  }
}

/** @throws ApiError INVALID_STATUS where a decided lead would change its office or agent */
function assertSameOffice(lead: LeadEntity, agencyOfficeId: string, agentId: string | null): void {
  if (lead.agencyOfficeId === agencyOfficeId && lead.agentId === agentId) return;
  throw invalidStatus(
    `The lead is ${lead.leadStatusCode}: its office and agent stay; action codes, note and party may change.`,
  );
}

function withNote({ additionalNote: _old, ...rest }: LeadContent, additionalNote: string | undefined): LeadContent {
  return additionalNote === undefined ? rest : { ...rest, additionalNote };
}

/** The specific events that apply; `lead-updated` only where none does. */
function publish(
  tx: Transaction,
  lead: LeadEntity,
  before: { status: LeadEntity['leadStatusCode']; agent: string | null },
): void {
  const decided = lead.leadStatusCode !== before.status;
  const events = [
    ...(lead.agentId && lead.agentId !== before.agent ? [leadAssigned] : []),
    ...(decided && lead.leadStatusCode === 'APPROVED' ? [leadApproved] : []),
    ...(decided && lead.leadStatusCode === 'REJECTED' ? [leadRejected] : []),
  ];
  for (const event of events.length > 0 ? events : [leadUpdated])
    tx.emit(lead, event, { previousStatusCode: before.status });
}
