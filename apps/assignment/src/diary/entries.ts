import {
  type AssignmentActivation,
  type ContinuationAgreementContent,
  type ContinuationPeriod,
  type DiaryParty,
  utc,
} from '@ovipro/contracts';
import type { Caller, Transaction } from '@ovipro/platform';
import type { LockedAssignment } from '../assignment/assignment.root';
import { assetsOf, customersOf } from '../assignment/assignment.projection';
import { type NamesOfNow, namesOfNow } from '../directory/names.search';
import { signedContract } from '../document/documents';
import type { DiaryNews } from './diary';
import { awaitNames } from './supplements.search';

type News<C extends DiaryNews['entryCode']> = Extract<DiaryNews, { entryCode: C }>;

/** An official id was given by somebody. */
export const identificationEntry = (
  officialAssignmentId: string,
  now: Date,
  caller: Caller | undefined,
): News<'IDENTIFICATION'> => ({
  entryCode: 'IDENTIFICATION',
  content: {
    officialAssignmentId,
    allocationTime: utc(now),
    ...(caller?.agentId && { actorAgentId: caller.agentId }),
  },
});

/** The assignment as it comes into force, with names and addresses of this moment. */
export async function activationEntry(tx: Transaction, assignment: LockedAssignment): Promise<News<'ACTIVATION'>> {
  const { agencyOfficeId, assignmentTypeCode, content } = assignment;
  const assets = assetsOf(content);
  const contract = await signedContract(tx, assignment.contractDocumentId);
  return {
    entryCode: 'ACTIVATION',
    content: {
      activationTime: utc(tx.now),
      agencyOfficeId,
      assignmentTypeCode,
      validity: validityOf(assignment),
      ...(assets && { assets: assets.map(({ realtyId, address }) => ({ realtyId, address })) }),
      agents: content.assignment.agents ?? [],
      customerParties: await customersByName(tx, assignment),
      ...(contract && { contract }),
    },
  };
}

/** A continuation agreement as it is signed. */
export async function continuationEntry(
  tx: Transaction,
  validity: ContinuationPeriod,
  { agents, assets }: Pick<ContinuationAgreementContent, 'agents' | 'assets'>,
  contractDocumentId: string | null,
): Promise<News<'CONTINUATION'>> {
  const contract = await signedContract(tx, contractDocumentId);
  return {
    entryCode: 'CONTINUATION',
    content: {
      validity,
      ...(assets && { assets: assets.map(({ realtyId }) => ({ realtyId })) }),
      agents,
      activationTime: utc(tx.now),
      ...(contract && { contract }),
    },
  };
}

/** What LOCK has made sure of. */
function validityOf({ content }: LockedAssignment): AssignmentActivation['validity'] {
  const { agreementTypeCode, validityPeriod = {} } = content.agreementValidity ?? {};
  const { startDate, endDate, periodCount } = validityPeriod;
  return {
    agreementTypeCode: agreementTypeCode as AssignmentActivation['validity']['agreementTypeCode'],
    startDate: startDate as string,
    ...(endDate && { endDate }),
    ...(periodCount && { periodCount }),
  };
}

async function customersByName(tx: Transaction, assignment: LockedAssignment): Promise<DiaryParty[]> {
  const customers = customersOf(assignment.assignmentTypeCode, assignment.content);
  const partyIds = customers.map(({ partyId }) => partyId);
  let names: NamesOfNow = await namesOfNow(tx, partyIds, []);
  const unnamed = partyIds.filter((partyId) => names.party(partyId).name === undefined);
  if (unnamed.length > 0) {
    await awaitNames(tx, assignment.assignmentId, unnamed);
    names = await namesOfNow(tx, partyIds, []);
  }
  return customers.map(({ partyId, partyTypeCode }) => {
    const { name, address } = names.party(partyId);
    return { partyId, partyTypeCode, ...(name && { name }), ...(name && address && { address }) };
  });
}
