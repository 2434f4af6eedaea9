import { defineEvent, topic } from '../common/events';
import { ObjectField } from '../common/fields';
import { TradeSettlement } from './trade.dto';

/** The topic of the clearing system. */
export const tradeTopic = topic('ovipro.trade', 'tradeSettlementId');

/** What is told when the trade of a realty was completed. */
export class TradeSettlementEventData {
  @ObjectField(() => TradeSettlement, { description: 'The trade settlement.' })
  tradeSettlement!: TradeSettlement;
}

export const tradeSettlementCompleted = defineEvent({
  name: 'trade-settlement-completed',
  topic: tradeTopic,
  description: 'A trade was completed: the price is paid and the realty handed over.',
  data: TradeSettlementEventData,
  sample: {
    tradeSettlement: {
      tradeSettlementId: '0f3f8a52-7a86-4a2c-8f44-3f7a6c1e0b11',
      assignmentId: 'd265a413-a83e-40f1-b185-a3b1fb74c905',
      tradeDate: '2021-09-30',
      parties: [
        { partyId: '13974667-a0dd-4ee3-b2b1-8d28248b1f6e', roleCode: 'SELLER_CUSTOMER' },
        { partyId: '62701576-2621-4a27-8d2b-63cea492abb6', roleCode: 'BUYER_CUSTOMER' },
      ],
    },
  },
});

export const tradeEvents = [tradeSettlementCompleted];
