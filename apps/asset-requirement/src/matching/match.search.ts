import { MatchedRealty, type MatchSearch, type SortBy } from '@ovipro/contracts';
import { defineSearch } from '@ovipro/platform';
import { requirementProjection } from '../requirement/asset-requirement.projection';
import { watchProjection } from '../watch/watch.projection';
import { fitsKey } from './pairs.search';
import { WatchMatchEntity } from './watch-match.entity';

/** Matches show rows of other tables, so they are answered and published by statements alone. */
export const bySqlAlone = (): never => {
  throw new Error('A match is made in SQL alone.');
};

/** The JSON of the row of a table that the match `t` names; the projections call their own row `t` as well. */
const named = (table: string, id: string, json: string): string =>
  `(SELECT ${json} FROM (SELECT t.${id} AS id) AS wanted JOIN ${table} t ON t.${id} = wanted.id)`;

/** A match with all that it names, as JSON text over the columns of `t`. */
export const matchSql = `concat('{"matchId":"', t.match_id, '","watch":', ${named('watch', 'watch_id', watchProjection.sql)},
  ',"assetRequirement":', ${named('asset_requirement', 'asset_requirement_id', requirementProjection.sql)},
  ',"realty":', ${named('realty', 'realty_id', 't.data::text')},
  ',"reasons":', array_to_json(t.reasons), ',"matchTime":"', iso_time(t.match_time), '"}')`;

/** The realty as it was published, with what it matches by. */
const realtySql = `(SELECT concat(left(realty.data::text, -1), ',"matchTime":"', iso_time(t.match_time), '","reasons":', array_to_json(t.reasons), '}')
  FROM realty WHERE realty.realty_id = t.realty_id)`;

/**
 * Of several watches that match, the first counts. What jobs have not held against each other yet is held here, so that a
 * realty that was withdrawn or matches no more is gone with the commit that says so.
 * @param id the place of the asset requirement's id
 */
const isShown = (
  id: string,
): string => `NOT EXISTS (SELECT FROM watch_match twin WHERE twin.asset_requirement_id = t.asset_requirement_id
    AND twin.realty_id = t.realty_id AND twin.holds AND (twin.match_time, twin.match_id) < (t.match_time, t.match_id))
  AND EXISTS (SELECT FROM realty r WHERE r.realty_id = t.realty_id AND NOT r.withdrawn
    AND ((r.sequence = t.realty_sequence
        AND t.generation = (SELECT criteria_version FROM asset_requirement WHERE asset_requirement_id = ${id}))
      OR EXISTS (SELECT FROM requirement_key k WHERE k.asset_requirement_id = ${id} AND ${fitsKey})))`;

/** What is asked of the matches of one asset requirement. */
export interface MatchQuery extends MatchSearch {
  assetRequirementId: string;
  sort: SortBy<'matchTime' | 'realtyId'>[];
}

export const matchSearch = defineSearch<MatchQuery, WatchMatchEntity>({
  resource: {
    ...{ entity: WatchMatchEntity, id: 'matchId', where: { holds: true }, permission: 'asset-requirement' },
    projection: {
      entity: WatchMatchEntity,
      type: MatchedRealty,
      sql: realtySql,
      ...{ answer: bySqlAlone, etag: bySqlAlone, etagOfRow: bySqlAlone },
    },
  },
  list: 'realties',
  filters: {
    assetRequirementId: (id: string, { add }) => {
      const place = add(id, 'uuid');
      return `t.asset_requirement_id = ${place} AND ${isShown(place)}`;
    },
  },
  sorts: ['matchTime', 'realtyId'],
  defaultSort: 'matchTime|desc',
  selectiveFilters: ['assetRequirementId'],
});
