import { type Party, partyChanged, partyRemoved } from '@ovipro/contracts';
import { randomUUID } from 'node:crypto';
import { publishEvent } from './publish';
import { eventually, type TestService } from './test-service';

/** Nearly an hour from now. */
const later = (due: Date): boolean => due.getTime() > Date.now() + 3_500_000;

/** The register of parties, which is not ours, as a service's tests need it. */
export class PartyRegister {
  /** @param erasures how many aggregates of the service forget a removed party */
  constructor(
    private readonly service: TestService,
    private readonly erasures: number,
  ) {}

  /** A party whose names stand nowhere else. */
  party(): Party {
    const mark = `canary${randomUUID().slice(0, 8)}`;
    const names = { firstName: mark, lastName: mark, name: mark, emailAddress: `${mark}@example.com` };
    return { partyId: randomUUID(), partyTypeCode: 'PERSON_PARTY', ...names, phoneNumber: '+358401234567' };
  }

  /** Publishes the party; resolves once the directory has it. */
  async introduce(party: Party, sequence = 1): Promise<void> {
    await publishEvent(this.service, partyChanged, party.partyId, { sequence, data: { party } });
    const sql = `SELECT FROM directory_entry WHERE kind = 'party' AND id = $1 AND sequence = $2`;
    const found = async () => (await this.service.db.query(sql, [party.partyId, sequence])).rowCount === 1;
    await eventually(found, 'the party');
  }

  /** Publishes the party's removal; answers the event's id. */
  publishRemoval({ partyId }: Party, sequence = 2): Promise<string> {
    return publishEvent(this.service, partyRemoved, partyId, { sequence });
  }

  /** Removes the party; resolves once it is erased. Answers the event's id. */
  async remove(party: Party, sequence = 2): Promise<string> {
    const eventId = await this.publishRemoval(party, sequence);
    await this.erased(party);
    return eventId;
  }

  /** Resolves once what is left of the erasure is its last look, an hour later. */
  async erased(party: Party): Promise<void> {
    const done = async () => {
      const due = await this.scheduled(party);
      return due.length === this.erasures && due.every(later);
    };
    await eventually(done, 'the erasure');
  }

  /** Has the last look come now; resolves once it was taken. */
  async lastLook(party: Party): Promise<void> {
    await this.service.db.query(
      'UPDATE job SET due_at = now(), ready_at = now() - make_interval(secs => 1) WHERE key = $1',
      [party.partyId],
    );
    await eventually(async () => (await this.scheduled(party)).length === 0, 'the last look');
  }

  /** When the party is looked for next. */
  async scheduled({ partyId }: Party): Promise<Date[]> {
    const sql = 'SELECT due_at FROM job WHERE key = $1';
    return (await this.service.db.query<{ due_at: Date }>(sql, [partyId])).rows.map((row) => row.due_at);
  }

  /** Those of the service's tables in which a text stands, by name. */
  async placesOf(text: string): Promise<string[]> {
    const tables = `SELECT table_name, bool_or(column_name = 'payload' AND data_type = 'bytea') AS bytes
      FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name ORDER BY table_name`;
    const places: string[] = [];
    for (const { table_name, bytes } of (await this.service.db.query(tables)).rows) {
      const row = `t::text${bytes ? ` || coalesce(encode(t.payload, 'escape'), '')` : ''}`;
      const sql = `SELECT FROM ${table_name} AS t WHERE ${row} LIKE $1 LIMIT 1`;
      if ((await this.service.db.query(sql, [`%${text}%`])).rowCount) places.push(table_name as string);
    }
    return places;
  }
}
