import { createHash } from 'node:crypto';
import { codeTable } from '../common/code-table';
import type {
  AssignmentActivation,
  AssignmentDiary,
  AssignmentIdentification,
  DiaryContinuation,
  DiaryContract,
  DiaryParty,
  DiaryPartyAddress,
} from './diary.dto';

export const DiaryEntryCode = codeTable('DiaryEntryCode', {
  IDENTIFICATION: 'The assignment got its official id.',
  ACTIVATION: 'The assignment came into force.',
  CONTINUATION: 'A continuation agreement was signed.',
  SUPPLEMENT: 'The name of a customer became known, which was not at the activation.',
  CONTRACT: 'The hash of a contract became known, whose content was not made at the signature.',
});
export type DiaryEntryCode = (typeof DiaryEntryCode)[number];

/** A name that became known later than the activation. */
export interface DiarySupplement {
  partyId: string;
  name: string;
  address?: DiaryPartyAddress;
  supplementTime: string;
}

/** The hash of a contract that was signed before its content was made. */
export type DiaryContractHash = Required<DiaryContract>;

interface DiaryContents {
  IDENTIFICATION: AssignmentIdentification;
  ACTIVATION: AssignmentActivation;
  CONTINUATION: DiaryContinuation;
  SUPPLEMENT: DiarySupplement;
  CONTRACT: DiaryContractHash;
}

/** What an entry says. It never changes. */
export type DiaryRecord = {
  [C in DiaryEntryCode]: {
    assignmentId: string;
    /** Its place in the diary of the assignment: 1, 2, 3. */
    entryNumber: number;
    entryCode: C;
    content: DiaryContents[C];
  };
}[DiaryEntryCode];

/** An entry as it is kept: `hash` is the SHA-256, in hexadecimal digits, of what it says and of the hash before it. */
export type DiaryEntry = DiaryRecord & { hash: string };

/** Compares by UTF-16 code units, as RFC 8785 does. */
const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

/**
 * The one way to write a JSON value (RFC 8785): no blanks, properties by name. Properties that are undefined are left out.
 * @throws TypeError for what JSON has no word for, such as NaN or a function
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const properties = Object.entries(value).filter(([, item]) => item !== undefined);
    const written = properties.sort(byName).map(([name, item]) => `${JSON.stringify(name)}:${canonicalJson(item)}`);
    return `{${written.join(',')}}`;
  }
  const text = typeof value === 'number' && !Number.isFinite(value) ? undefined : JSON.stringify(value);
  if (text === undefined) throw new TypeError(`JSON cannot say ${String(value)}.`);
  return text;
}

/**
 * The hash of an entry.
 * @param previousHash that of the entry before it; none for the first
 */
export function diaryHash(record: DiaryRecord, previousHash?: string): string {
  const { assignmentId, entryNumber, entryCode, content } = record;
  const chained = { assignmentId, entryNumber, entryCode, content, previousHash };
  return createHash('sha256').update(canonicalJson(chained)).digest('hex');
}

/**
 * Walks the chain of one assignment.
 * @param entries in the order of their numbers
 * @returns the number of the first entry that was changed, moved, added or is missing; undefined for an unbroken chain
 */
export function firstBrokenEntry(entries: DiaryEntry[]): number | undefined {
  const broken = entries.findIndex(
    (entry, index) =>
      entry.entryNumber !== index + 1 ||
      entry.assignmentId !== entries[0].assignmentId ||
      entry.hash !== diaryHash(entry, entries[index - 1]?.hash),
  );
  return broken === -1 ? undefined : broken + 1;
}

const supplemented = (party: DiaryParty, supplements: DiarySupplement[]): DiaryParty => {
  const found = party.name === undefined && supplements.find(({ partyId }) => partyId === party.partyId);
  if (!found) return party;
  const { name, address, supplementTime } = found;
  return { ...party, name, ...(address && { address }), supplementTime };
};

/** What was signed, with the hash of its contract, whenever that was added. */
function hashed<S extends { contract?: DiaryContract }>(signed: S, hashes: DiaryContractHash[]): S {
  const { contract } = signed;
  const found = contract?.sha256 === undefined && hashes.find(({ documentId }) => documentId === contract?.documentId);
  return found ? { ...signed, contract: found } : signed;
}

/** The diary as GET answers it: the entries in one, supplements at what they belong to. */
export function diaryOf(assignmentId: string, records: DiaryRecord[]): AssignmentDiary {
  const all = <C extends DiaryEntryCode>(code: C): DiaryContents[C][] =>
    records.filter(({ entryCode }) => entryCode === code).map(({ content }) => content as DiaryContents[C]);
  const [identification] = all('IDENTIFICATION');
  const [activation] = all('ACTIVATION');
  const continuations = all('CONTINUATION');
  const supplements = all('SUPPLEMENT');
  const hashes = all('CONTRACT');
  const customerParties = activation?.customerParties.map((party) => supplemented(party, supplements));
  return {
    assignmentId,
    ...(identification && { assignmentIdentification: identification }),
    ...(activation && { assignmentActivation: hashed({ ...activation, customerParties }, hashes) }),
    ...(continuations.length > 0 && { continuationAgreements: continuations.map((signed) => hashed(signed, hashes)) }),
  };
}
