import { OmitType } from '@nestjs/swagger';
import {
  CodeField,
  EmailField,
  IdentifierField,
  IdField,
  ListOf,
  ObjectField,
  OpenCodeField,
  PhoneField,
  TextField,
  TimeField,
} from '../common/fields';
import { Counted, PageQuery, QueryId, QueryIds, type SortBy, SortField } from '../common/query';
import { LanguageCode } from '../common/text';
import { knownLeadDocumentTypeCodes } from './codes';

const office = '7bdffe48-0077-4de0-acd4-d9b9b1ab49f8';

/** What the lead is about. */
export class OutgoingLeadRealty {
  @IdField({ optional: true, example: '9fd9124c-e6c1-4368-9f17-6938f0e2f524' })
  realtyId?: string;

  @IdentifierField({ max: 100, optional: true, description: 'The number people know the realty by', example: 'D66927' })
  friendlyId?: string;
}

/** A document that the partner may ask for. */
export class OutgoingLeadDocument {
  @IdField({ example: '7634091f-a637-4a9b-be75-ba008e221d31' })
  documentId!: string;

  @OpenCodeField(knownLeadDocumentTypeCodes)
  documentTypeCode!: string;
}

/** What the office tells the partner. */
export class OutgoingLeadContent {
  @CodeField(LanguageCode, { optional: true })
  languageCode?: LanguageCode;

  @TextField({ max: 500, optional: true, example: 'Muista hakea lainaa ajoissa' })
  subject?: string;

  @TextField({ max: 10_000, optional: true, example: 'Asiakkaalla tarve uudelle asuntolainalle' })
  message?: string;

  @TextField({ max: 10_000, optional: true, example: 'Yhteydenotto mieluiten aamuisin ennen klo 9:00.' })
  additionalNote?: string;

  @ObjectField(() => OutgoingLeadRealty, { optional: true })
  realty?: OutgoingLeadRealty;

  @ListOf(() => OutgoingLeadDocument, { optional: true })
  documents?: OutgoingLeadDocument[];
}

/** Names and contacts are the party register's, as they were when the lead was sent: its formats are taken as they come. */
export class OutgoingLeadCustomer {
  @TextField({ max: 200, optional: true, example: 'Teemu' })
  firstName?: string;

  @TextField({ max: 200, optional: true, example: 'Virtanen' })
  lastName?: string;

  @TextField({ max: 320, optional: true, example: 'teemu.virtanen@example.com' })
  emailAddress?: string;

  @IdField({ description: 'The customer in the party register', example: '62701576-2621-4a27-8d2b-63cea492abb6' })
  partyId!: string;
}

/** The agent who sent the lead, as he or she was known then. */
export class OutgoingLeadSender {
  @TextField({ max: 100, optional: true, example: 'Minna' })
  firstName?: string;

  @TextField({ max: 100, optional: true, example: 'Monnila' })
  lastName?: string;

  @EmailField({ optional: true, example: 'minna.monnila@kiinteistoykkonen.example' })
  emailAddress?: string;

  @PhoneField({ optional: true })
  phoneNumber?: string;

  @IdField({ description: 'The office that sends the lead', example: office })
  agencyOfficeId!: string;

  @IdField({ optional: true, example: '7b2a906c-9e68-4c06-be27-3d8a3fd79651' })
  agentId?: string;
}

const known = ['firstName', 'lastName', 'emailAddress'] as const;

/** The customer as a caller names it; the rest comes from the party directory. */
export class OutgoingLeadCreateCustomer extends OmitType(OutgoingLeadCustomer, known) {}

/** The sender as a caller names it; the agent is the caller's own. */
export class OutgoingLeadCreateSender extends OmitType(OutgoingLeadSender, [...known, 'phoneNumber', 'agentId']) {}

/** A new lead for a partner. */
export class OutgoingLeadCreate {
  @ObjectField(() => OutgoingLeadContent)
  lead!: OutgoingLeadContent;

  @ObjectField(() => OutgoingLeadCreateCustomer)
  customer!: OutgoingLeadCreateCustomer;

  @ObjectField(() => OutgoingLeadCreateSender)
  sender!: OutgoingLeadCreateSender;
}

/** A lead that an agent has sent to a partner. */
export class OutgoingLead {
  @IdField({ example: 'ac34ee3b-3f6e-469e-8d02-9fa37f311ccd' })
  leadId!: string;

  @ObjectField(() => OutgoingLeadContent)
  lead!: OutgoingLeadContent;

  @ObjectField(() => OutgoingLeadCustomer)
  customer!: OutgoingLeadCustomer;

  @ObjectField(() => OutgoingLeadSender)
  sender!: OutgoingLeadSender;

  @TimeField()
  creationTime!: string;
}

/** Which outgoing leads are asked for. */
export class OutgoingLeadSearch extends PageQuery {
  @QueryIds({ description: 'Outgoing leads with one of these ids' })
  leadId?: string[];

  @QueryId({ description: 'Outgoing leads that the agent sent' })
  agentId?: string;

  @QueryIds({ description: 'Outgoing leads that one of these offices sent' })
  agencyOfficeId?: string[];

  @QueryId({ description: 'Outgoing leads whose customer is this party' })
  partyId?: string;

  @QueryId({ description: 'Outgoing leads about this realty', example: '9fd9124c-e6c1-4368-9f17-6938f0e2f524' })
  realtyId?: string;

  @SortField(['creationTime'])
  sort?: SortBy<'creationTime'>[];
}

/** One page of the outgoing leads that were found. */
export class OutgoingLeadPage extends Counted {
  @ListOf(() => OutgoingLead)
  leads!: OutgoingLead[];
}
