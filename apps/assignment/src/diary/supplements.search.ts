import { utc } from '@ovipro/contracts';
import type { Transaction } from '@ovipro/platform';
import type { KnownParty } from '../directory/directory';
import { appendToDiary } from './diary';
import { UnnamedPartyEntity } from './unnamed-party.entity';

/** A name that comes and a diary that would wait for it pass here one after the other, so that neither misses the other. */
const oneAtATime = `SELECT pg_advisory_xact_lock(hashtextextended('name in the diary of ' || id, 0))
  FROM unnest($1::uuid[]) AS party(id) ORDER BY id`;

/** Has the names of parties added to the diary of an assignment once they are known. */
export async function awaitNames(tx: Transaction, assignmentId: string, partyIds: string[]): Promise<void> {
  await tx.query(oneAtATime, [partyIds]);
  for (const partyId of new Set(partyIds)) tx.append(UnnamedPartyEntity, { partyId, assignmentId });
}

/** Adds a party's name to the diaries that wait for it. */
export async function supplementDiaries(tx: Transaction, partyId: string): Promise<void> {
  await tx.query(oneAtATime, [[partyId]]);
  const waiting = await tx.query<{ assignmentId: string } & Partial<KnownParty>>(
    `SELECT waiting.assignment_id AS "assignmentId", data ->> 'name' AS name, data -> 'address' AS address
     FROM diary_unnamed_party waiting JOIN directory_entry known ON known.kind = 'party' AND known.id = party_id
     WHERE party_id = $1 AND data ? 'name' ORDER BY waiting.assignment_id`,
    [partyId],
  );
  for (const { assignmentId, name, address } of waiting) {
    // the entries of a diary come one after another, whoever writes them
    await tx.query('SELECT FROM assignment WHERE assignment_id = $1 FOR UPDATE', [assignmentId]);
    await appendToDiary(tx, assignmentId, {
      entryCode: 'SUPPLEMENT',
      content: { partyId, name: name as string, ...(address && { address }), supplementTime: utc(tx.now) },
    });
  }
  if (waiting.length > 0) await (await tx.manager()).delete(UnnamedPartyEntity, { partyId });
}
