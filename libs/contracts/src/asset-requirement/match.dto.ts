import { code } from '../common';
import { withMeanings } from '../common/code-table';
import { IdField, ListOf, ObjectField, TimeField } from '../common/fields';
import { Counted, PageQuery } from '../common/query';
import { Realty } from '../realty';
import { AssetRequirement } from './asset-requirement.dto';
import { MatchReasonCode } from './codes';
import { Watch } from './watch.dto';

const ReasonsField = () =>
  ListOf(
    code(MatchReasonCode),
    withMeanings(
      MatchReasonCode,
      {
        max: MatchReasonCode.length,
        description: 'What the asset requirement asked for and the realty has. Empty where it asked for nothing.',
      },
      'Codes:',
      ['PROPERTY_TYPE', 'PRICE'],
    ),
  );

/** Which part of the matches is asked for. */
export class MatchSearch extends PageQuery {}

/** A realty as it was published, that matches. */
export class MatchedRealty extends Realty {
  @TimeField({ description: 'When it was found to match.', example: '2024-05-02T08:00:01Z' })
  matchTime!: string;

  @ReasonsField()
  reasons!: MatchReasonCode[];
}

/** One page of the realties that match, the newest match first. */
export class MatchPage extends Counted {
  @ListOf(() => MatchedRealty, { description: 'The realties of this page, at most 100: the newest match first.' })
  realties!: MatchedRealty[];
}

/** A realty that matches the asset requirement of a watch. */
export class WatchMatch {
  @IdField({ description: 'The pair of watch and realty.', example: '9a2f1c77-5b6d-4a3e-8f2b-0c8d7e6f5a41' })
  matchId!: string;

  @ObjectField(() => Watch, { description: 'The watch, as GET answers it.' })
  watch!: Watch;

  @ObjectField(() => AssetRequirement, { description: 'The asset requirement of the watch, as GET answers it.' })
  assetRequirement!: AssetRequirement;

  @ObjectField(() => Realty, { description: 'The realty as it was published.' })
  realty!: Realty;

  @ReasonsField()
  reasons!: MatchReasonCode[];

  @TimeField({ description: 'When it was found to match.', example: '2024-05-02T08:00:01Z' })
  matchTime!: string;
}
