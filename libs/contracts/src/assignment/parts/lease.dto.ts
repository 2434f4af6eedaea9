import { BooleanField, ListOf, MoneyField, ObjectField, OpenCodeField, TextField } from '../../common/fields';
import { knownLeaseAgreementTypeCodes, knownLeaseTermCodes, knownTenantContactTypeCodes } from '../known-codes';
import { CurrencyField, DescriptionField, OptionalDate } from './fields';

/** A first and a last day. */
export class DatePeriod {
  @OptionalDate('The first day.', '2017-01-01')
  startDate?: string;

  @OptionalDate('The last day.', '2021-12-31')
  endDate?: string;
}

/** How to reach a tenant. */
export class TenantContact {
  @OpenCodeField(knownTenantContactTypeCodes, { description: 'What kind of contact it is.' })
  contactTypeCode!: string;

  @TextField({ max: 320, description: 'The number, the address or the like.', example: '+358501235678' })
  value!: string;
}

/** What the tenant left as a security. */
export class LeaseDeposit {
  @BooleanField({ optional: true, description: 'Whether the lease asks for one.', example: true })
  depositRequired?: boolean;

  @MoneyField({ optional: true, description: 'The amount.', example: 1800 })
  depositAmount?: number;

  @TextField({ max: 500, optional: true, description: 'Where it is kept.', example: 'Nordean tili' })
  depositRepository?: string;

  @DescriptionField('More about it.', 'Vakuus vuokranantajan erillisellä tilillä')
  depositDescription?: string;
}

/** The lease that an asset is sold with. */
export class LeaseAgreement {
  @TextField({ max: 500, optional: true, description: 'Name of the tenant.', example: 'Matti Virtanen' })
  tenantName?: string;

  @ListOf(() => TenantContact, { optional: true, max: 20, description: 'How to reach the tenant, at most 20 ways.' })
  tenantContacts?: TenantContact[];

  @OpenCodeField(knownLeaseAgreementTypeCodes, { optional: true, description: 'How the lease was agreed.' })
  leaseAgreementTypeCode?: string;

  @OpenCodeField(knownLeaseTermCodes, { optional: true, description: 'Whether the lease has an end.' })
  leaseTermCode?: string;

  @ObjectField(() => DatePeriod, { optional: true, description: 'From when until when the lease was agreed.' })
  leasePeriod?: DatePeriod;

  @BooleanField({ optional: true, description: 'Whether notice of the lease has been given.', example: true })
  hasLeaseBeenTerminated?: boolean;

  @TextField({ max: 200, optional: true, description: 'How long the notice is, in words.', example: '2 viikkoa' })
  noticePeriod?: string;

  @OptionalDate('The day on which the lease ends by the notice.', '2021-10-30')
  leaseExpirationDate?: string;

  @ObjectField(() => LeaseDeposit, { optional: true, description: 'What the tenant left as a security.' })
  deposit?: LeaseDeposit;

  @MoneyField({ optional: true, description: 'The rent of a month.', example: 900 })
  rentAmount?: number;

  @CurrencyField()
  currencyCode?: string;

  @BooleanField({ optional: true, description: 'Whether the tenant has paid the rent in time.', example: false })
  tenantPaidRentOnTime?: boolean;

  @DescriptionField('How the tenant has paid, in words.', 'Vuokra on kerran viivästynyt viikon verran.')
  tenantPaidRentOnTimeDescription?: string;

  @DescriptionField('More about the lease.', 'Pitkäaikainen vuokralainen')
  additionalDescription?: string;
}
