import { OmitType, PickType } from '@nestjs/swagger';
import { IdField, ListOf } from '../common/fields';
import { QueryId, QueryTime } from '../common/query';
import { type LocalisedText, LocalisedTextField } from '../common/text';
import { AgencyOfficeContact } from './agency-office-parts.dto';
import { AgencyOffice } from './agency-office.dto';
import { maxListed } from './agency-parts.dto';

/** Which office is meant. */
export class AgencyOfficeIdParams extends PickType(AgencyOffice, ['agencyOfficeId']) {}

/** Without a parameter: all offices of the caller. */
export class AgencyOfficeSearch {
  @QueryId({ description: 'Offices of this agency', example: '16327644-e026-482d-9670-00334cbd631f' })
  agencyId?: string;

  @QueryId({ description: 'Offices that this agent sees, too', example: 'b44e1a5b-2c3b-4ed1-b559-2093437da4c5' })
  agentId?: string;

  @QueryTime({ description: 'Offices that were modified or imported later than this' })
  modifiedAfter?: string;
}

/** The offices that were found, by name. */
export class AgencyOfficeList {
  @ListOf(() => AgencyOffice, { max: maxListed, description: 'By name' })
  agencyOffices!: AgencyOffice[];
}

/** A contact as it is to be: with its id one that is known, without an id a new one. */
export class AgencyOfficeContactUpdate extends OmitType(AgencyOfficeContact, ['contactId']) {
  @IdField({ optional: true, example: 'edf9fb6b-00d6-4769-812e-d0c93a584c71' })
  contactId?: string;
}

/** The contacts that an office is to have: the list replaces the one before. */
export class AgencyOfficeContactsUpdate {
  @ListOf(() => AgencyOfficeContactUpdate, {
    unique: 'contactId',
    description: 'All contacts that the office is to have, each id once; those left out are deleted',
  })
  contacts!: AgencyOfficeContactUpdate[];

  @LocalisedTextField({
    optional: true,
    description: 'The translations of the description, which stays as it is where they are absent',
  })
  officeDescription?: LocalisedText[];
}

/** The contacts of an office as they are after a change, with the ids of new ones. */
export class AgencyOfficeContacts {
  @ListOf(() => AgencyOfficeContact)
  contacts!: AgencyOfficeContact[];
}
