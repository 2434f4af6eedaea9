import {
  type Assignment,
  type AssignmentTypeCode,
  type IntegrationSettings,
  LanguageCode,
  type Survey,
  type SurveyRecipient,
  type SurveySystemCode,
  type TradeParty,
  utc,
} from '@ovipro/contracts';
import { directory, type Transaction } from '@ovipro/platform';
import { assignmentProjection, customersOf } from '../assignment/assignment.projection';
import type { LockedAssignment } from '../assignment/assignment.root';
import { type NamesOfNow, namesOfNow } from '../directory/names.search';
import type { SurveyEntity } from './survey.entity';

/** In which role the customers of an assignment are asked. */
const customerRole: Record<AssignmentTypeCode, string> = {
  SALES: 'SELLER_CUSTOMER',
  PURCHASE: 'BUYER_CUSTOMER',
  RENTAL: 'LANDLORD',
};

/** The systems that an office has its surveys sent by. */
export const surveySystems = (settings: IntegrationSettings): SurveySystemCode[] => [
  ...(settings.surveypalTransferEnabled ? (['SURVEYPAL'] as const) : []),
  ...(settings.externalSurveyTransferEnabled ? (['EXTERNAL'] as const) : []),
];

/** Whom a survey asks: the parties of the trade, or the customers of the assignment. Who was removed is not asked. */
async function partiesToAsk(
  tx: Transaction,
  { trade }: SurveyEntity,
  { assignmentTypeCode, content }: LockedAssignment,
): Promise<TradeParty[]> {
  const roleCode = customerRole[assignmentTypeCode];
  const customers = customersOf(assignmentTypeCode, content).map(({ partyId }) => ({ partyId, roleCode }));
  const once = new Map((trade?.parties ?? customers).map((party) => [`${party.partyId} ${party.roleCode}`, party]));
  const removed = await directory.removedAmong(
    tx,
    'party',
    [...once.values()].map(({ partyId }) => partyId),
  );
  return [...once.values()].filter(({ partyId }) => !removed.has(partyId));
}

function recipientOf({ partyId, roleCode }: TradeParty, names: NamesOfNow): SurveyRecipient {
  const { name, emailAddress, languageCode } = names.party(partyId);
  const language = LanguageCode.find((code) => code === languageCode?.slice(0, 2).toLowerCase());
  return { partyId, roleCode, ...{ name, emailAddress }, languageCode: language ?? 'fi' };
}

/** Everything that a survey system needs to send a survey, as it is at this moment. */
export async function surveyContent(
  tx: Transaction,
  survey: SurveyEntity,
  assignment: LockedAssignment,
  settings: Survey['settings'],
): Promise<Omit<Survey, 'surveySystemCodes'>> {
  const { surveyId, surveyTypeCode, dueTime, trade, tradeSettlementId } = survey;
  const parties = await partiesToAsk(tx, survey, assignment);
  const answer: Assignment = assignmentProjection.answer(assignment);
  const { agents = [] } = answer.assignment;
  const names = await namesOfNow(
    tx,
    parties.map(({ partyId }) => partyId),
    agents.map(({ agentId }) => agentId),
  );
  return {
    ...{ surveyId, surveyTypeCode, settings, assignment: answer },
    ...(trade && tradeSettlementId && { tradeSettlement: { tradeSettlementId, tradeDate: trade.tradeDate } }),
    recipients: parties.map((party) => recipientOf(party, names)),
    agents: agents.map(({ agentId, roleCode }) => {
      const { firstName, lastName, emailAddress } = names.agent(agentId);
      return { agentId, roleCode, firstName, lastName, emailAddress };
    }),
    dueTime: utc(dueTime),
  };
}
