import {
  type AssetCriteria,
  type MatchedRealty,
  type MatchPage,
  type Realty,
  realtyPublished,
  realtySample,
  realtyWithdrawn,
  watchMatchTopic,
} from '@ovipro/contracts';
import { JobRunner, UnitOfWork } from '@ovipro/platform';
import { eventually, publishEvent } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { insertKeys } from '../matching/keys.jobs';
import { saveRealty } from '../matching/realty.jobs';
import { keysOf } from '../matching/requirement-keys';
import { requirementColumns } from '../requirement/asset-requirement.projection';
import { requirementRoot } from '../requirement/asset-requirement.root';
import { followedColumns, watchColumns } from '../watch/watch.projection';
import { watchRoot } from '../watch/watch.root';
import type { Requirements } from './requirements';
import { aWatch } from './watch.mother';

/** A realty that is there once, unless it is said otherwise. */
export const aRealty = (given: Partial<Realty> = {}): Realty => ({ ...realtySample, realtyId: randomUUID(), ...given });

/** What a buyer looks for in a municipality that no other test knows. */
export const inMunicipality = (code: string): AssetCriteria => ({
  addresses: [{ localityCode: code }],
  realty: { propertyTypeCodes: ['RESIDENTIAL'] },
});

/** Realties, and what matches them. */
export class Matching {
  private readonly sequences = new Map<string, number>();

  constructor(private readonly requirements: Requirements) {}

  /** By the realty register, which numbers what it says of each. */
  async publish(realty: Realty): Promise<void> {
    await this.send(realtyPublished, realty.realtyId, { realty });
  }

  /** As it came before, with a number that is used up. */
  async publishAgain(realty: Realty, sequence: number): Promise<void> {
    await publishEvent(this.requirements.service, realtyPublished, realty.realtyId, { sequence, data: { realty } });
  }

  async withdraw(realtyId: string): Promise<void> {
    await this.send(realtyWithdrawn, realtyId, { realtyId });
  }

  /** Resolves once what was published last of a realty is known, and no matching is under way. */
  async settled(...realtyIds: string[]): Promise<void> {
    const { db } = this.requirements.service;
    const known = `SELECT FROM realty JOIN unnest($1::uuid[], $2::bigint[]) AS told(id, sequence) ON realty_id = id
      WHERE realty.sequence >= told.sequence`;
    const sequences = realtyIds.map((id) => this.sequences.get(id) ?? 0);
    await eventually(
      async () => (await db.query(known, [realtyIds, sequences])).rowCount === realtyIds.length,
      'the realties',
    );
    const busy = `SELECT FROM job WHERE kind LIKE 'match-%'`;
    // the worker looks for jobs once a second
    const runner = this.requirements.service.app.get(JobRunner, { strict: false });
    const isQuiet = async () => {
      await runner.runReady();
      return (await db.query(busy)).rowCount === 0;
    };
    await eventually(isQuiet, 'the matching', 60_000);
  }

  async matches(assetRequirementId: string, query = ''): Promise<MatchedRealty[]> {
    const { body } = await this.requirements.send('GET', `/assetRequirements/${assetRequirementId}/matches?${query}`);
    return (body as MatchPage).realties;
  }

  /** The events of the pairs of a watch, as realty and sequence. */
  async told(watchId: string): Promise<string[]> {
    const events = await this.requirements.service.published(watchMatchTopic.name);
    return events
      .filter(({ data }) => data.match.watch.watchId === watchId)
      .map(({ data, sequence, name }) => `${name} ${data.match.realty.realtyId} ${sequence}`);
  }

  /** Realties as a handler of their events saves them; the jobs are the test's to run. */
  save(realties: Realty[], withdrawn = false): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      for (const realty of realties) await saveRealty(tx, this.next(realty.realtyId), realty, withdrawn);
    });
  }

  /** As it was saved before, with a number that is used up. */
  saveAgain(realty: Realty, sequence: number): Promise<void> {
    return this.unitOfWork.run((tx) => saveRealty(tx, sequence, realty, false));
  }

  /** Asset requirements with a watch each, and their keys, without a request for each. */
  watchMany(wanted: AssetCriteria[]): Promise<{ assetRequirementId: string; watchId: string }[]> {
    return this.unitOfWork.run(async (tx) => {
      const made = wanted.map((assetRequirements) => {
        const [assetRequirementId, watchId] = [randomUUID(), randomUUID()];
        const columns = requirementColumns({ agencyOfficeId: this.requirements.fixture.office, assetRequirements });
        const friendlyId = `t${assetRequirementId}`;
        const requirement = tx.insert(requirementRoot, {
          ...{ assetRequirementId, friendlyId, statusCode: 'DRAFT', marketingActionStatusCode: null, searchTerms: [] },
          ...{ criteriaVersion: 1, ...columns },
        });
        const { assetRequirementId: _id, ...watch } = aWatch(assetRequirementId);
        tx.insert(watchRoot, {
          ...{ watchId, assetRequirementId, statusCode: 'ACTIVE', ...watchColumns(watch) },
          ...followedColumns(requirement),
        });
        return { assetRequirementId, watchId };
      });
      const keys = wanted.flatMap((criteria, index) =>
        keysOf(criteria).map((key) => ({
          asset_requirement_id: made[index].assetRequirementId,
          generation: 1,
          ...key,
        })),
      );
      await insertKeys(tx, keys);
      return made;
    });
  }

  get unitOfWork(): UnitOfWork {
    return this.requirements.service.app.get(UnitOfWork, { strict: false });
  }

  private async send(event: typeof realtyPublished | typeof realtyWithdrawn, realtyId: string, data: object) {
    await publishEvent(this.requirements.service, event, realtyId, { sequence: this.next(realtyId), data });
  }

  private next(realtyId: string): number {
    const sequence = (this.sequences.get(realtyId) ?? 0) + 1;
    this.sequences.set(realtyId, sequence);
    return sequence;
  }
}
