import { Injectable } from '@nestjs/common';
import { agencyOfficeChanged, agentChanged, maxAgentOffices } from '@ovipro/contracts';
import {
  type HttpResult,
  defineRoot,
  invalidStatus,
  type OfOffices,
  type RequestContext,
  UnitOfWork,
  updated,
} from '@ovipro/platform';
import { agencyOfficeRoot } from '../agency-office/agency-office.root';
import { agentProjection } from '../agent/agent.projection';
import { agentRoot } from '../agent/agent.root';
import { isShownBy, sharesOffice } from '../agent/agent.scope';

/** An office may show agents of other offices, and must be able to take back what it shows. */
const sharesOfficeOrIsShown: OfOffices = (agent, offices) =>
  `(${sharesOffice(agent, offices)} OR ${isShownBy(agent, offices)})`;

const publicAgentRoot = defineRoot({ ...agentRoot, id: 'agentId', ofOffices: sharesOfficeOrIsShown });

/** Which agents an office shows in public. Stands with the agent, and is news of both. */
@Injectable()
export class PublicAgentService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  add(context: RequestContext, agencyOfficeId: string, agentId: string): Promise<HttpResult> {
    return this.change(context, { agencyOfficeId, agentId, path: 'agentId' }, (offices) =>
      offices.includes(agencyOfficeId) ? offices : [...offices, agencyOfficeId],
    );
  }

  remove(context: RequestContext, agencyOfficeId: string, agentId: string): Promise<HttpResult> {
    return this.change(context, { agencyOfficeId, agentId }, (offices) =>
      offices.filter((office) => office !== agencyOfficeId),
    );
  }

  /**
   * The agent's answer changes, and with it the agent's version, which `If-Match` means; the office's answer and version
   * stay as they are.
   */
  private change(
    context: RequestContext,
    { agencyOfficeId, agentId, path }: { agencyOfficeId: string; agentId: string; path?: string },
    shownBy: (offices: string[]) => string[],
  ): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const office = await tx.lockRelated(agencyOfficeRoot, agencyOfficeId);
      const agent = await tx.lockRelated(publicAgentRoot, agentId, path);
      tx.assertIfMatch(agent);
      const publicAgencyOfficeIds = shownBy(agent.publicAgencyOfficeIds);
      if (publicAgencyOfficeIds.length > maxAgentOffices) throw tooManyOffices();
      if (tx.change(agent, { publicAgencyOfficeIds })) {
        tx.emit(agent, agentChanged);
        office.modificationTime = tx.now;
        tx.emit(office, agencyOfficeChanged);
      }
      return updated(agentProjection.etag(agent));
    });
  }
}

const tooManyOffices = () =>
  invalidStatus(
    `The agent is public in ${maxAgentOffices} offices, which is the most: take the agent off another one.`,
  );
