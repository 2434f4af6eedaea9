import { BooleanField, MoneyField, ObjectField, OpenCodeField, TextField } from '../../common/fields';
import { knownPriceRequestTypeCodes } from '../known-codes';
import { CurrencyField, OptionalDate } from './fields';

const debtFreePrice = 'The price with the share of the loans of the housing company.';
const salesPrice = 'The price without the share of the loans of the housing company.';

/** Where an auction starts. */
export class Auction {
  @MoneyField({ optional: true, description: 'The lowest bid, without the share of the loans.', example: 149_000 })
  startingPriceAmountWithoutLoan?: number;

  @MoneyField({ optional: true, description: 'The lowest bid, with the share of the loans.', example: 180_000 })
  startingPriceAmount?: number;
}

/** The price from a later day on, as the seller wants it. */
export class RequestedPriceChange {
  @MoneyField({ optional: true, description: salesPrice, example: 189_000 })
  salesPriceAmount?: number;

  @MoneyField({ optional: true, description: debtFreePrice, example: 200_000 })
  debtFreePriceAmount?: number;

  @OptionalDate('The day from which the price is to change.', '2021-07-01')
  date?: string;
}

/** What the seller asks for an asset. */
export class SalesPrice {
  @OpenCodeField(knownPriceRequestTypeCodes, { optional: true, description: 'Which of the two prices is asked for.' })
  priceRequestTypeCode?: string;

  @BooleanField({
    optional: true,
    description: 'Whether a loan of the housing company goes with the shares.',
    example: false,
  })
  sharesIncludeLoan?: boolean;

  @MoneyField({
    optional: true,
    description: `${debtFreePrice} LOCK needs this or salesPriceAmount of one asset.`,
    example: 240_000,
  })
  debtFreePriceAmount?: number;

  @MoneyField({
    optional: true,
    description: `${salesPrice} LOCK needs this or debtFreePriceAmount of one asset.`,
    example: 210_000,
  })
  salesPriceAmount?: number;

  @CurrencyField()
  currencyCode?: string;

  @BooleanField({ optional: true, description: 'Whether the asset may be sold by auction.', example: true })
  auctionAllowed?: boolean;

  @ObjectField(() => Auction, { optional: true, description: 'Where an auction starts.' })
  auction?: Auction;

  @ObjectField(() => RequestedPriceChange, {
    optional: true,
    description: 'The price that is asked from a later day on.',
  })
  requestedPriceChange?: RequestedPriceChange;

  @TextField({
    min: 1,
    max: 100,
    optional: true,
    description: "The agent's estimate of the price without the share of the loans: a text of 1 to 100 characters.",
    example: '210000',
  })
  estimatedSalesPriceAmount?: string;

  @TextField({
    min: 1,
    max: 100,
    optional: true,
    description: "The agent's estimate of the price with the share of the loans: a text of 1 to 100 characters.",
    example: '250000',
  })
  estimatedDebtFreePriceAmount?: string;
}

/** What the lessor asks for an asset. */
export class RentalPrice {
  @MoneyField({ optional: true, description: 'The rent of a month. LOCK needs that of one asset.', example: 690 })
  monthlyRent?: number;

  @TextField({
    min: 1,
    max: 100,
    optional: true,
    description: "The agent's estimate of the rent: a text of 1 to 100 characters.",
    example: 'Arvio 600-700 €',
  })
  estimatedRentRange?: string;

  @CurrencyField()
  currencyCode?: string;
}
