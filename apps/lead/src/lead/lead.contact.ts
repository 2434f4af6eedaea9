import { Injectable } from '@nestjs/common';
import type { Fault, LeadCustomer } from '@ovipro/contracts';
import { type RequestContext, type RowFaults, UnitOfWork } from '@ovipro/platform';
import { LeadEntity } from './lead.entity';
import { leadRoot } from './lead.root';

/** The fault of an update that would leave nothing to reach the customer by: its party was the last contact. */
export function lastContactFault(
  kept: Omit<LeadCustomer, 'partyId'>,
  wanted: { partyId?: unknown } | undefined,
): Fault | undefined {
  if (kept.emailAddress !== undefined || kept.phoneNumber !== undefined || wanted?.partyId !== undefined)
    return undefined;
  const message = 'must name the party: it is the only contact of the customer';
  return { path: 'lead.customer', errorCode: 'VALUE_REQUIRED', message };
}

/** Looks at the stored customer when an update has other faults, so that all are reported at once. */
@Injectable()
export class LeadContactFaults implements RowFaults {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async faults({ caller, ...cause }: RequestContext, params: unknown, body: object): Promise<Fault[]> {
    const { leadId } = params as { leadId: string };
    const customer = (body as { lead?: { customer?: { partyId?: unknown } } }).lead?.customer;
    const lead = await this.unitOfWork.run((tx) => tx.find(leadRoot, leadId), { caller, cause });
    const fault = lead instanceof LeadEntity && lastContactFault(lead.customer, customer);
    return fault ? [fault] : [];
  }
}
