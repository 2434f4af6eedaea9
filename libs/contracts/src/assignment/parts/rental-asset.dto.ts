import { ObjectField, TextField } from '../../common/fields';
import { AssetTerms, AssignmentAsset } from './asset.dto';
import { RentalPrice } from './price.dto';

/** The terms on which an asset is let. */
export class RentalTerms extends AssetTerms {
  @TextField({
    max: 1000,
    optional: true,
    description: 'How long finding a tenant takes, as the agent estimates it.',
    example: 'Noin 1-3 kk',
  })
  estimatedTimePeriod?: string;
}

/** An asset to be let. */
export class RentalAsset extends AssignmentAsset {
  @ObjectField(() => RentalPrice, { optional: true, description: 'What the lessor asks for it.' })
  rentalPrice?: RentalPrice;

  @ObjectField(() => RentalTerms, { optional: true, description: 'The terms on which it is let.' })
  termsAndConditions?: RentalTerms;
}
