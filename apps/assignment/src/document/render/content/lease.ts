import type { LeaseAgreement } from '@ovipro/contracts';
import type { Block } from '../pdf/block';
import { FieldList } from './field-list';
import type { Voice } from './voice';

/** The lease that an asset is sold with. */
export function leaseFields(voice: Voice, lease: LeaseAgreement = {}): Block[] {
  const words = voice.words.lease;
  const { deposit, currencyCode } = lease;
  const fields = new FieldList(voice).text(words.tenantName, lease.tenantName);
  for (const { contactTypeCode, value } of lease.tenantContacts ?? [])
    fields.text(voice.code('ContactTypeCode', contactTypeCode), value);
  return fields
    .code(words.agreementType, 'LeaseAgreementTypeCode', lease.leaseAgreementTypeCode)
    .code(words.term, 'LeaseTermCode', lease.leaseTermCode)
    .date(words.startDate, lease.leasePeriod?.startDate)
    .date(words.endDate, lease.leasePeriod?.endDate)
    .yesNo(words.terminated, lease.hasLeaseBeenTerminated)
    .text(words.noticePeriod, lease.noticePeriod)
    .date(words.expirationDate, lease.leaseExpirationDate)
    .money(words.rentAmount, lease.rentAmount, currencyCode)
    .yesNo(words.paidOnTime, lease.tenantPaidRentOnTime)
    .text(words.paidOnTimeDescription, lease.tenantPaidRentOnTimeDescription)
    .yesNo(words.depositRequired, deposit?.depositRequired)
    .money(words.depositAmount, deposit?.depositAmount, currencyCode)
    .text(words.depositRepository, deposit?.depositRepository)
    .text(words.depositDescription, deposit?.depositDescription)
    .text(words.additionalDescription, lease.additionalDescription)
    .blocks();
}
