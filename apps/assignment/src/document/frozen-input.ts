import { type Assignment, LanguageCode, type MarketingConditions, type SalesAssignment } from '@ovipro/contracts';
import type { Transaction } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { customersOf } from '../assignment/assignment.projection';
import type { LockedAssignment } from '../assignment/assignment.root';
import { dateInFinland } from '../calendar';
import { namesOfNow } from '../directory/names.search';
import { logoOfAssignment } from './logo.search';
import type { DocumentAgent, DocumentInput, DocumentParty } from './render/input';

type Frame = Omit<DocumentInput, 'documentTypeCode' | 'assignment'>;

/** What a document of each type says besides what all of them do. */
export type DocumentSubject =
  | { documentTypeCode: 'ASSIGNMENT_AGREEMENT'; assignment: Assignment }
  | Pick<
      Extract<DocumentInput, { documentTypeCode: 'CONTINUATION_AGREEMENT' }>,
      'documentTypeCode' | 'assignment' | 'agreement'
    >
  | { documentTypeCode: 'EXPLANATORY_APPENDIX'; assignment: SalesAssignment; realtyId: string }
  | { documentTypeCode: 'MARKETING_PLAN'; assignment: SalesAssignment; marketingConditions: MarketingConditions };

const isLanguage = (code: string | undefined): code is LanguageCode => LanguageCode.includes(code as LanguageCode);

/** The language of the first customer who has one that documents are written in. */
function languageOf(codes: (string | undefined)[]): LanguageCode {
  const known = codes.map((code) => code?.slice(0, 2).toLowerCase());
  return known.find(isLanguage) ?? 'fi';
}

const nameOf = ({ firstName, lastName }: { firstName?: string; lastName?: string }): string =>
  [firstName, lastName].filter(Boolean).join(' ');

/** All that is looked up for a document, as it is at this moment. Whoever is not known stands with the id. */
async function frameOf(tx: Transaction, assignment: LockedAssignment, agentIds: string[]): Promise<Frame> {
  const { assignmentId, agencyOfficeId, assignmentTypeCode, content, partyIds } = assignment;
  const [names, logoSha256] = await Promise.all([
    namesOfNow(tx, partyIds, agentIds, [agencyOfficeId]),
    logoOfAssignment(tx, assignmentId),
  ]);
  const customers = customersOf(assignmentTypeCode, content).map(({ partyId }) => names.party(partyId));
  const { agencyId = '', officialName, name: officeName, ...contacts } = names.office(agencyOfficeId);
  const { address, phoneNumber, emailAddress } = contacts;
  return {
    documentId: randomUUID(),
    languageCode: languageOf(customers.map(({ languageCode }) => languageCode)),
    creationTime: tx.now.toISOString(),
    date: dateInFinland(tx.now),
    agency: {
      officialName: officialName ?? officeName ?? agencyOfficeId,
      ...(officialName && officeName && { officeName }),
      ...{ businessId: names.agency(agencyId).businessId, address, phoneNumber, emailAddress, logoSha256 },
    },
    agents: agentIds.map((agentId): DocumentAgent => {
      const { firstName, lastName, ...rest } = names.agent(agentId);
      return { agentId, name: nameOf({ firstName, lastName }) || agentId, ...rest };
    }),
    parties: partyIds.map((partyId): DocumentParty => {
      const { languageCode: _language, ...party } = names.party(partyId);
      return { partyId, ...party };
    }),
  };
}

/** All that a document is made of. */
export async function frozenInput(
  tx: Transaction,
  assignment: LockedAssignment,
  subject: DocumentSubject,
): Promise<DocumentInput> {
  const further = subject.documentTypeCode === 'CONTINUATION_AGREEMENT' ? subject.agreement.agents : [];
  const agentIds = new Set([...assignment.agentIds, ...further.map(({ agentId }) => agentId)]);
  for (const { agentId } of subject.assignment.assignment.agents ?? []) agentIds.add(agentId);
  return { ...(await frameOf(tx, assignment, [...agentIds])), ...subject };
}
