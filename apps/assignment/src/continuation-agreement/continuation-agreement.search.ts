import { defineChildList } from '@ovipro/platform';
import { continuationAgreementChild } from './continuation-agreement.child';
import { continuationAgreementRowProjection } from './continuation-agreement.projection';

export const continuationAgreementList = defineChildList({
  child: { ...continuationAgreementChild, projection: continuationAgreementRowProjection },
  list: 'agreements',
  counted: true,
  order: 't.creation_time, t.continuation_agreement_id',
});
