import { kindsByType, kindTypes } from './codes';

const spans = ['price', 'living', 'year', 'plot'];
const lists = ['availability', 'ownership', 'condition', 'room', 'holding'];

/** Whether the realty `r` is what the key `k` asks for, besides place and type. The bounds are read from the index. */
const fits = [
  ...spans.flatMap((what) => [`k.${what}_max >= r.${what}_high`, `k.${what}_min <= r.${what}_low`]),
  '(k.currency IS NULL OR k.currency = r.currency)',
  ...lists.map((what) => `(k.${what}_codes IS NULL OR r.${what}_code = ANY(k.${what}_codes))`),
  `(k.kind_types IS NULL OR r.property_type IS NULL OR r.property_type <> ALL(k.kind_types) OR r.kind = ANY(k.kinds))`,
  'k.features & ~r.features = 0',
  'k.rest <@ r.places',
].join('\n      AND ');

/** Whether the realty `r` is what the key `k` asks for. */
export const fitsKey = `r.places @> ARRAY[k.place] AND k.property_type = ANY(r.property_types) AND ${fits}`;

/** What is asked of kinds is no reason for a realty of another type. */
const reasons = kindTypes.reduce(
  (list, type) =>
    `array_remove(${list}, CASE WHEN r.property_type IS DISTINCT FROM '${type}' THEN '${kindsByType[type].reason}' END)`,
  'k.reasons',
);

/**
 * `OFFSET 0` keeps a step for itself: whatever the planner believes of their number, it goes from each row to the next by
 * an index.
 */
const watching = `CROSS JOIN LATERAL (
    SELECT watch_id, agency_office_id FROM watch WHERE watch.asset_requirement_id = k.asset_requirement_id AND status_code = 'ACTIVE'
      AND validity_end_time > $2 OFFSET 0) AS w`;

/** The pairs of the realty $1 at the time $2, of watches from $3 on. */
export const pairsOfRealty = `
  SELECT DISTINCT ON (w.watch_id) w.watch_id, w.agency_office_id, r.realty_id, k.asset_requirement_id, k.generation, k.reasons, r.sequence
  FROM realty r
  CROSS JOIN LATERAL unnest(r.places) AS spot(place)
  CROSS JOIN LATERAL unnest(r.property_types) AS kind_of(type)
  CROSS JOIN LATERAL (
    SELECT k.asset_requirement_id, k.generation, ${reasons} AS reasons FROM requirement_key k
    WHERE k.place = spot.place AND k.property_type = kind_of.type
      AND ${fits} OFFSET 0) AS k
  ${watching}
  WHERE r.realty_id = $1 AND NOT r.withdrawn AND ($3::uuid IS NULL OR w.watch_id >= $3)`;

/** How many realties a part of those that fit an asset requirement has. */
const partSize = 500;

const requirementPair = (
  reasons: string,
): string => `DISTINCT ON (r.realty_id, w.watch_id) w.watch_id, w.agency_office_id, r.realty_id, k.asset_requirement_id, k.generation,
    ${reasons}, r.sequence`;

/** The pairs of the asset requirement $1 at the time $2, of realties from $3 on. */
export const pairsOfRequirement = `
  SELECT ${requirementPair('r.reasons')}
  FROM requirement_key k
  CROSS JOIN LATERAL (
    SELECT r.realty_id, r.sequence, ${reasons} AS reasons FROM realty r
    WHERE NOT r.withdrawn AND ($3::uuid IS NULL OR r.realty_id >= $3) AND ${fitsKey} OFFSET 0) AS r
  ${watching}
  WHERE k.asset_requirement_id = $1`;

/** The same of realties from $3 on and before $4, which are read in their order. */
export const pairsOfRequirementPart = `
  SELECT ${requirementPair('k.reasons')}
  FROM (SELECT * FROM realty WHERE realty_id >= $3 AND realty_id < $4 AND NOT withdrawn OFFSET 0) AS r
  CROSS JOIN LATERAL (
    SELECT k.asset_requirement_id, k.generation, ${reasons} AS reasons FROM requirement_key k
    WHERE k.asset_requirement_id = $1 AND ${fitsKey} OFFSET 0) AS k
  ${watching}`;

/** The realty before which a part ends that begins with the realty $2, of those that fit the asset requirement $1. */
export const endOfRequirementPart = `
  SELECT r.realty_id AS id FROM realty r WHERE r.realty_id >= $2 AND NOT r.withdrawn
    AND EXISTS (SELECT FROM requirement_key k WHERE k.asset_requirement_id = $1 AND ${fitsKey} OFFSET 0)
  ORDER BY r.realty_id OFFSET ${partSize} LIMIT 1`;
