import {
  endInTime,
  matchRequirement,
  pairsOfRealty,
  reportPairs,
  requirementRoot,
  saveRealty,
  watchColumns,
  watchRoot,
} from '@ovipro/asset-requirement';
import { type Realty, watchCreated } from '@ovipro/contracts';
import type { UnitOfWork } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { someRealty } from './chance';

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const since = performance.now();
  await work();
  return performance.now() - since;
};

const pairsOf = (realtyId: string) => ({ sql: pairsOfRealty, values: [realtyId, new Date(), null] });

/** Milliseconds until all matches of a realty stand committed with their events; leaves the tables as they were. */
export async function timeReport(unitOfWork: UnitOfWork, client: Client, { realtyId }: Realty): Promise<number> {
  await client.query('TRUNCATE watch_match, outbox');
  return timed(() => unitOfWork.run((tx) => reportPairs(tx, pairsOf(realtyId))));
}

/** The same rows from a copy of them, without finding or making anything. */
export async function timePlain(client: Client): Promise<number> {
  await client.query(`DROP TABLE IF EXISTS match_copy, outbox_copy;
    CREATE TABLE match_copy AS SELECT * FROM watch_match;
    CREATE TABLE outbox_copy AS SELECT event_id, topic, key, headers, payload FROM outbox;
    TRUNCATE watch_match, outbox`);
  return timed(() =>
    client.query(`BEGIN; INSERT INTO watch_match SELECT * FROM match_copy;
      INSERT INTO outbox (event_id, topic, key, headers, payload) SELECT * FROM outbox_copy; COMMIT`),
  );
}

/** Milliseconds to save a watch, as its request does. */
export const timeSave = (unitOfWork: UnitOfWork, assetRequirementId: string): Promise<number> => {
  const content = {
    validityEndTime: '2099-01-01T00:00:00Z',
    agentNotificationTypeCodes: [],
    parties: [{ partyId: randomUUID(), partyTypeCode: 'PERSON_PARTY' }],
  };
  return timed(() =>
    unitOfWork.run(async (tx) => {
      const { agencyOfficeId } = await tx.lockRelated(requirementRoot, assetRequirementId);
      const watch = tx.insert(watchRoot, {
        ...{
          watchId: randomUUID(),
          assetRequirementId,
          statusCode: 'ACTIVE',
          ...watchColumns(content),
          agencyOfficeId,
        },
        ...{
          agencyOffice: { agencyOfficeId },
          responsibleAgent: null,
          responsibleAgentId: null,
          propertyTypeCodes: [],
        },
      });
      tx.emit(watch, watchCreated);
      endInTime(tx, watch);
      matchRequirement(tx, assetRequirementId);
    }),
  );
};

/** Megabytes that the process holds after a tenth of the realties, and after all of them. */
export async function measureMemory(
  unitOfWork: UnitOfWork,
  count: number,
  random: () => number,
): Promise<[number, number]> {
  const held: number[] = [];
  for (let index = 1; index <= count; index += 1) {
    const realty = someRealty(random);
    await unitOfWork.run((tx) => saveRealty(tx, index, realty, false));
    await unitOfWork.run((tx) => reportPairs(tx, pairsOf(realty.realtyId)));
    if (index === count / 10 || index === count) held.push(process.memoryUsage().rss / 2 ** 20);
    if (index % 1_000 === 0) await unitOfWork.run((tx) => tx.execute('TRUNCATE outbox, job, watch_match'));
  }
  return held as [number, number];
}
