import { samplesOf } from '../testing/samples';
import {
  AssignmentDiary,
  canonicalJson,
  type DiaryEntry,
  diaryHash,
  diaryOf,
  type DiaryRecord,
  firstBrokenEntry,
} from '.';

const [{ body }] = samplesOf('assignment', { 'diary.get.response': AssignmentDiary });
const { assignmentId, assignmentIdentification, assignmentActivation, continuationAgreements } =
  body as AssignmentDiary;

const records: DiaryRecord[] = [
  { assignmentId, entryNumber: 1, entryCode: 'IDENTIFICATION', content: assignmentIdentification! },
  { assignmentId, entryNumber: 2, entryCode: 'ACTIVATION', content: assignmentActivation! },
  { assignmentId, entryNumber: 3, entryCode: 'CONTINUATION', content: continuationAgreements![0] },
];

const chain = (all: DiaryRecord[]): DiaryEntry[] =>
  all.reduce<DiaryEntry[]>(
    (before, record) => [...before, { ...record, hash: diaryHash(record, before.at(-1)?.hash) }],
    [],
  );

describe('the diary of an assignment', () => {
  it('is its entries in one, as the sample of the reference shows it', () =>
    expect(diaryOf(assignmentId, records)).toEqual(body));

  it('of a draft without a number is its id alone', () => expect(diaryOf(assignmentId, [])).toEqual({ assignmentId }));

  it('shows a name that became known later at its party, with the time; a name that stood there stays', () => {
    const [named, { name: _unknown, ...unnamed }] = assignmentActivation!.customerParties;
    const content = { ...assignmentActivation!, customerParties: [named, unnamed] };
    const supplementTime = '2023-07-05T08:00:00Z';
    const supplement = (partyId: string): DiaryRecord => ({
      ...{ assignmentId, entryNumber: 3, entryCode: 'SUPPLEMENT' },
      content: { partyId, name: 'Uusi nimi', address: { postalArea: 'Helsinki' }, supplementTime },
    });
    const diary = diaryOf(assignmentId, [
      { ...records[1], content } as DiaryRecord,
      supplement(named.partyId),
      supplement(unnamed.partyId),
    ]);
    expect(diary.assignmentActivation?.customerParties).toEqual([
      named,
      { ...unnamed, name: 'Uusi nimi', address: { postalArea: 'Helsinki' }, supplementTime },
    ]);
    expect(content.customerParties[1]).toEqual(unnamed);
  });

  it('shows the hash of a contract that was made after the signature where the contract stands, and nowhere else', () => {
    const [documentId, other] = ['1e51dace-9004-48ea-84d8-23657476c1c5', '3e77454a-9078-4f0f-b0d9-b37a89811a6c'];
    const hash = { documentId, sha256: 'a'.repeat(64), supplementTime: '2023-07-03T15:03:24Z' };
    const known = { documentId: other, sha256: 'b'.repeat(64) };
    const diary = diaryOf(assignmentId, [
      { ...records[1], content: { ...assignmentActivation!, contract: { documentId } } } as DiaryRecord,
      { ...records[2], content: { ...continuationAgreements![0], contract: known } } as DiaryRecord,
      { assignmentId, entryNumber: 4, entryCode: 'CONTRACT', content: hash },
    ]);
    expect(diary.assignmentActivation?.contract).toEqual(hash);
    expect(diary.continuationAgreements?.[0].contract).toEqual(known);
  });
});

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: { d: [1, { z: 1, y: 2 }], c: null } }, '{"a":{"c":null,"d":[1,{"y":2,"z":1}]},"b":1}'],
    [{ a: undefined, b: 'ä"\u2028\n' }, '{"b":"ä\\"\u2028\\n"}'],
    [[1e21, 0.1, -0, 100], '[1e+21,0.1,0,100]'],
    [{ '\ufb33': 1, '\ud83d\ude00': 2 }, '{"\ud83d\ude00":2,"\ufb33":1}'],
  ])('%j has one form', (value, text) => expect(canonicalJson(value)).toBe(text));

  it.each([NaN, Infinity, undefined, () => 1, Symbol('x')])('has no form for %p', (value) =>
    expect(() => canonicalJson([value])).toThrow(TypeError),
  );
});

describe('the chain of entries', () => {
  const entries = chain(records);

  it('is unbroken whatever the order in which properties were kept', () => {
    const reversed = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, item]) => [key, reversed(item)]),
          )
        : value;
    expect(firstBrokenEntry([])).toBeUndefined();
    expect(firstBrokenEntry(entries)).toBeUndefined();
    expect(firstBrokenEntry(entries.map((entry) => reversed(entry) as DiaryEntry))).toBeUndefined();
  });

  it('has the hash that a published definition gives', () => {
    const said = { assignmentId, content: assignmentIdentification, entryCode: 'IDENTIFICATION', entryNumber: 1 };
    expect(canonicalJson({ ...records[0], previousHash: undefined })).toBe(canonicalJson(said));
    expect(entries[0].hash).toMatch(/^[0-9a-f]{64}$/);
    expect(entries[1].hash).not.toBe(diaryHash(records[1]));
  });

  const forged = (change: (copy: DiaryEntry[]) => unknown): number | undefined => {
    const copy = structuredClone(entries);
    const result = change(copy);
    return firstBrokenEntry(Array.isArray(result) ? (result as DiaryEntry[]) : copy);
  };

  it.each<[string, (copy: DiaryEntry[]) => unknown, number]>([
    [
      'a changed name',
      ([, entry]) => ((entry.content as { customerParties: { name: string }[] }).customerParties[0].name = 'X'),
      2,
    ],
    ['an entry taken out', ([first, , third]) => [first, third], 2],
    ['an entry taken out and the others renumbered', ([first, , third]) => [first, { ...third, entryNumber: 2 }], 2],
    ['entries in another order', ([first, second, third]) => [first, third, second], 2],
    ['the beginning taken out', ([, second, third]) => [second, third], 1],
    [
      'an entry of another assignment',
      ([, , third]) => (third.assignmentId = 'd265a413-a83e-40f1-b185-a3b1fb74c905'),
      3,
    ],
    [
      'an entry whose hash was made anew',
      ([first, ...rest]) => {
        const content = { ...first.content, officialAssignmentId: '1' };
        const record = { ...first, content } as DiaryRecord;
        return [{ ...record, hash: diaryHash(record) }, ...rest];
      },
      2,
    ],
  ])('breaks at %s', (_what, change, broken) => expect(forged(change)).toBe(broken));
});
