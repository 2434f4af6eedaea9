import { type Change, defineJob, jobs, type Transaction } from '@ovipro/platform';
import type { MeetingEntity } from './meeting.entity';
import { type SearchSource, searchTermsOf } from './meeting.search-terms';

const kind = 'meeting-search-terms-rebuild';
const batchSize = 100;
/** A request that was under way while the name changed has long ended then. */
const finalCheckAfterMs = 60_000;

interface Payload {
  /** Whose words: of meetings with a party or an agent, or of one meeting. */
  of: 'party' | 'agent' | 'meeting';
  id: string;
  /** The last meeting of the batch before. */
  after?: string;
  isFinalCheck?: boolean;
}

const whose: Record<Payload['of'], string> = {
  party: 'party_ids @> ARRAY[$1::uuid]',
  agent: 'agent_ids @> ARRAY[$1::uuid]',
  meeting: 'meeting_id = $1::uuid',
};

/** Found by their index before anything else is asked of them: with a limit, PostgreSQL would rather read the table. */
const having = (of: Payload['of']): string =>
  `WITH shown AS MATERIALIZED (SELECT meeting_id FROM meeting WHERE ${whose[of]})`;

/**
 * Has the words of meetings follow a name, once the transaction has committed. A request that is under way has missed
 * the name: one that is known to it is looked for again here, one that comes for the first time by `indexSearchTerms`. So a
 * register that is read from its start leaves nothing to do later.
 */
export async function startSearchTermsRebuild(
  tx: Transaction,
  of: 'party' | 'agent',
  id: string,
  change: Change,
): Promise<void> {
  const shown = await tx.execute(`${having(of)} SELECT FROM shown LIMIT 1`, [id]);
  if (shown > 0) rebuild(tx, { of, id, isFinalCheck: change === 'first' }, 0);
  else if (change === 'other') rebuild(tx, { of, id, isFinalCheck: true }, finalCheckAfterMs);
}

/** Gives a meeting its words. Where somebody is unknown, it is looked at again: the name may be on its way. */
export async function indexSearchTerms(tx: Transaction, meeting: MeetingEntity): Promise<void> {
  const [{ words, complete }] = await searchTermsOf(tx, [meeting]);
  meeting.words = words;
  if (!complete) rebuild(tx, { of: 'meeting', id: meeting.meetingId, isFinalCheck: true }, finalCheckAfterMs);
}

function rebuild(tx: Transaction, payload: Payload, waitMs: number): void {
  const at = new Date(tx.now.getTime() + waitMs);
  jobs.enqueue(tx, searchTermsRebuild, { key: `${payload.of}:${payload.id}`, payload, at });
}

/** A batch of the meetings to a transaction, in the order of their ids, and all of them once more a minute later. */
export const searchTermsRebuild = defineJob<Payload>({
  kind,
  async complete(tx, payload) {
    const found = await nextBatch(tx, payload);
    const now = await searchTermsOf(tx, found);
    await tx.query(
      `UPDATE meeting SET words = now.words FROM jsonb_to_recordset($1) AS now(id uuid, words text[])
       WHERE meeting_id = now.id AND meeting.words <> now.words`,
      [JSON.stringify(found.map(({ meetingId }, index) => ({ id: meetingId, words: now[index].words })))],
    );
    if (found.length === batchSize) return { payload: { ...payload, after: found.at(-1)?.meetingId } };
    const at = new Date(tx.now.getTime() + finalCheckAfterMs);
    if (!payload.isFinalCheck) return { payload: { ...payload, after: undefined, isFinalCheck: true }, at };
  },
});

/** Locked, so that nobody changes what their words are made of meanwhile. */
const nextBatch = (tx: Transaction, { of, id, after }: Payload): Promise<(SearchSource & { meetingId: string })[]> =>
  tx.query(
    `${having(of)}, next AS (
       SELECT meeting_id FROM shown WHERE $2::uuid IS NULL OR meeting_id > $2 ORDER BY meeting_id LIMIT ${batchSize})
     SELECT meeting_id AS "meetingId", party_ids AS "partyIds", agent_ids AS "agentIds", content
     FROM meeting JOIN next USING (meeting_id) ORDER BY meeting_id FOR UPDATE OF meeting`,
    [id, after ?? null],
  );
