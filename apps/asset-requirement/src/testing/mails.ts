import { type Party, partyChanged, type Realty } from '@ovipro/contracts';
import { eventually, publishEvent } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { aRealty, inMunicipality } from './matching';
import type { Requirements } from './requirements';

export const addressOf = (mark: string): string => `${mark}@example.com`;
export const aParty = (given: Partial<Party> = {}): Party => {
  const mark = `p${randomUUID().slice(0, 8)}`;
  return { partyId: randomUUID(), partyTypeCode: 'PERSON_PARTY', name: mark, emailAddress: addressOf(mark), ...given };
};
export async function introduce(of: Requirements, party: Party): Promise<void> {
  await publishEvent(of.service, partyChanged, party.partyId, { sequence: 1, data: { party } });
  const known = `SELECT FROM directory_entry WHERE id = $1`;
  await eventually(async () => (await of.service.db.query(known, [party.partyId])).rowCount, 'the party');
}

let municipalities = 0;
/** A watch for parties, on a municipality of its own. */
export async function watchFor(of: Requirements, parties: Party[], agentId?: string) {
  for (const party of parties) await introduce(of, party);
  const code = `FI_MAIL_${(municipalities += 1)}`;
  const agents = agentId ? [{ agentId, roleCode: 'RESPONSIBLE_AGENT' }] : undefined;
  const id = await of.create({ agents, assetRequirements: inMunicipality(code) });
  await of.watch(id, {
    agentNotificationTypeCodes: agentId ? ['EMAIL'] : [],
    parties: parties.map(({ partyId, partyTypeCode }) => ({
      ...{ partyId, partyTypeCode },
      partyNotificationTypeCodes: ['EMAIL'],
    })),
  });
  return { id, code, realty: (given: Partial<Realty> = {}) => aRealty({ ...given, address: { localityCode: code } }) };
}
