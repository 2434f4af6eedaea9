import { OmitType } from '@nestjs/swagger';
import {
  AsWritten,
  EmailField,
  IdentifierField,
  IdField,
  ListOf,
  ObjectField,
  PhoneField,
  TextField,
} from '../common/fields';
import { text } from '../common/text-rule';

/** The address of the realty that a lead is about, as far as the sender gave it. */
export class LeadAddress {
  @TextField({ max: 200, optional: true, example: 'Katu 1' })
  streetAddress?: string;

  @TextField({ max: 20, optional: true, example: 'A' })
  stairwell?: string;

  @TextField({ max: 20, optional: true, example: '1' })
  apartmentNumber?: string;

  @TextField({ max: 20, optional: true, example: '00100' })
  postcode?: string;

  @TextField({ max: 100, optional: true, example: 'Helsinki' })
  postalArea?: string;
}

/** The realty that a lead is about. */
export class LeadRealty {
  @IdentifierField({ max: 100, optional: true, description: 'The number people know the realty by', example: '123456' })
  friendlyId?: string;

  @ObjectField(() => LeadAddress, { optional: true })
  address?: LeadAddress;
}

/** How to reach the customer: at least one of emailAddress, phoneNumber and partyId is needed. */
export class LeadCustomer {
  @TextField({ max: 200, optional: true, example: 'Teemu' })
  firstName?: string;

  @TextField({ max: 200, optional: true, example: 'Virtanen' })
  lastName?: string;

  @EmailField({ optional: true })
  emailAddress?: string;

  @PhoneField({ optional: true })
  phoneNumber?: string;

  @IdField({
    optional: true,
    description: 'The customer in the party register',
    example: '62701576-2621-4a27-8d2b-63cea492abb6',
  })
  partyId?: string;
}

/** Whom the sender meant the lead for. Grants no sight of the lead. */
export class LeadRecipient {
  @TextField({ max: 200, optional: true, example: 'Kiinteistöykkönen Oy' })
  name?: string;

  @EmailField({ optional: true, example: 'info@kiinteistoykkonen.example' })
  emailAddress?: string;

  @IdField({ optional: true, example: '6ad770c0-8495-4564-a05d-f72e06af36ba' })
  agencyOfficeId?: string;
}

/** The id of the thing in the sender's own system. */
export class SupplierAssignedIdentifier {
  @IdentifierField({ max: 100, example: 'realtorSystemLeadId' })
  schemeId!: string;

  @IdentifierField({ max: 200, example: 'abcd' })
  supplierAssignedId!: string;
}

/** What every lead says, wherever it comes from. */
export class LeadContent {
  @TextField({ max: 10_000, optional: true, example: 'Haluan lisätietoja asunnosta' })
  message?: string;

  @TextField({ max: 10_000, optional: true, example: 'Yhteydenotto mieluiten aamuisin ennen klo 10.' })
  additionalNote?: string;

  @ObjectField(() => LeadRealty, { optional: true })
  realty?: LeadRealty;

  @ObjectField(() => LeadRecipient, { optional: true })
  recipient?: LeadRecipient;

  @ListOf(() => SupplierAssignedIdentifier, { optional: true })
  supplierAssignedIdentifiers?: SupplierAssignedIdentifier[];

  @ListOf(text({ max: 100 }), { optional: true, example: ['Kesäkampanja 2024'] })
  tags?: string[];
}

/** A customer as senders write it: an empty or blank text counts as absent. */
export class LeadIntakeCustomer extends AsWritten(LeadCustomer) {}

/** A recipient as senders write it: an empty or blank text counts as absent. */
export class LeadIntakeRecipient extends AsWritten(LeadRecipient) {}

/** What every lead says, as senders write it. */
export class LeadIntakeContent extends OmitType(LeadContent, ['recipient']) {
  @ObjectField(() => LeadIntakeRecipient, { optional: true })
  recipient?: LeadIntakeRecipient;
}
