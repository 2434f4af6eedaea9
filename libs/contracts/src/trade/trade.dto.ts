import { codeTable } from '../common/code-table';
import { DateField, IdField, ListOf, OpenCodeField } from '../common/fields';

export const knownTradePartyRoleCodes = codeTable('PartyRoleCode', {
  SELLER_CUSTOMER: 'Sold.',
  BUYER_CUSTOMER: 'Bought, or wanted to.',
  LANDLORD: 'Let.',
  TENANT: 'Rented.',
  CONSENTOR: 'Consented.',
  ATTORNEY_IN_FACT: 'Acted for another party.',
});

/** A party of a trade. */
export class TradeParty {
  @IdField({ description: 'The party in the party register.', example: '13974667-a0dd-4ee3-b2b1-8d28248b1f6e' })
  partyId!: string;

  @OpenCodeField(knownTradePartyRoleCodes, { description: 'What the party did in the trade.' })
  roleCode!: string;
}

/** A completed trade, by the clearing system, which is not ours. */
export class TradeSettlement {
  @IdField({ description: 'The trade settlement.', example: '0f3f8a52-7a86-4a2c-8f44-3f7a6c1e0b11' })
  tradeSettlementId!: string;

  @IdField({ description: 'The assignment that led to it.', example: 'd265a413-a83e-40f1-b185-a3b1fb74c905' })
  assignmentId!: string;

  @DateField({ description: 'The day of the trade.', example: '2021-09-30' })
  tradeDate!: string;

  @ListOf(() => TradeParty, { max: 200, description: 'The parties of the trade, at most 200.' })
  parties!: TradeParty[];
}
