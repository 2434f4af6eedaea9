import { type AssetCriteria, matchReasons, type Realty } from '@ovipro/contracts';
import { isDeepStrictEqual } from 'node:util';
import type { Evidence } from './evidence';

/** I5: what a consumer keeps is what the newest events say. */
export function effectsOnce({ published, kept }: Evidence): string[] {
  return [...published.entries()].flatMap(([realtyId, realty]) => {
    const data = kept.get(realtyId);
    if (data === undefined) return [`realty ${realtyId}: published, and asset-requirement does not know it`];
    if ((data === null) !== (realty === null))
      return [`realty ${realtyId}: ${realty ? 'published' : 'withdrawn'}, kept as ${data ? 'published' : 'withdrawn'}`];
    return realty === null || isDeepStrictEqual(data, realty)
      ? []
      : [`realty ${realtyId}: kept other than it was published last`];
  });
}

/** I9: the pairs are those that a comparison of each with each finds. */
export function truePairs({ watched, published, matches }: Evidence): string[] {
  const onSale = [...published.values()].filter((realty): realty is Realty => realty !== null);
  const expected = new Set(
    watched.flatMap(({ assetRequirementId, criteria }) =>
      onSale
        .filter((realty) => matchReasons(criteria as AssetCriteria, realty))
        .map(({ realtyId }) => `${assetRequirementId} ${realtyId}`),
    ),
  );
  const ours = new Set(published.keys());
  const found = new Set(
    matches
      .filter(({ realtyId }) => ours.has(realtyId))
      .map(({ assetRequirementId, realtyId }) => `${assetRequirementId} ${realtyId}`),
  );
  return [
    ...[...expected].filter((pair) => !found.has(pair)).map((pair) => `${pair}: fits, and is not among the matches`),
    ...[...found]
      .filter((pair) => !expected.has(pair))
      .map((pair) => `${pair}: is among the matches, and does not fit`),
  ];
}
