import type {
  Assignment,
  ContinuationAgreement,
  LanguageCode,
  MarketingConditions,
  SalesAssignment,
} from '@ovipro/contracts';

/** An address as any of the registers gives it. */
export interface PostalAddress {
  addressLine1?: string;
  addressLine2?: string;
  stairwell?: string;
  apartmentNumber?: string;
  postcode?: string;
  postalArea?: string;
  localityName?: string;
  countryCode?: string;
}

/** The agency and its office, as they stand in the head of the document. */
export interface DocumentAgency {
  officialName: string;
  businessId?: string;
  officeName?: string;
  address?: PostalAddress;
  phoneNumber?: string;
  emailAddress?: string;
  /** Which logo the agency has at the moment: frozen is the hash of the picture, which stays whatever logo comes later. */
  logoSha256?: string;
  /** That picture, as it was uploaded: a PNG or JPEG of at most 512 kB. It is looked up when the document is rendered. */
  logo?: Uint8Array;
}

/** An agent with the name and contacts of the moment. */
export interface DocumentAgent {
  agentId: string;
  name: string;
  title?: string;
  phoneNumber?: string;
  emailAddress?: string;
}

/** A party with the name and contacts of the moment. One without a name stands with its id. */
export interface DocumentParty {
  partyId: string;
  name?: string;
  address?: PostalAddress;
  phoneNumber?: string;
  emailAddress?: string;
}

interface FrozenInput {
  documentId: string;
  languageCode: LanguageCode;
  /** When the document was ordered, as an instant; it goes into the metadata alone. */
  creationTime: string;
  /** The day that the document is dated, YYYY-MM-DD in Europe/Helsinki. */
  date: string;
  agency: DocumentAgency;
  /** All agents whom the assignment or the continuation agreement names. */
  agents: DocumentAgent[];
  /** All parties whom the assignment names. */
  parties: DocumentParty[];
}

export interface ContractInput extends FrozenInput {
  documentTypeCode: 'ASSIGNMENT_AGREEMENT';
  assignment: Assignment;
}

export interface ContinuationInput extends FrozenInput {
  documentTypeCode: 'CONTINUATION_AGREEMENT';
  /** The assignment as it stood before the continuation agreement was carried over to it. */
  assignment: Assignment;
  agreement: ContinuationAgreement;
}

export interface AppendixInput extends FrozenInput {
  documentTypeCode: 'EXPLANATORY_APPENDIX';
  assignment: SalesAssignment;
  /** The asset that is described. Where one realty is two assets, both are. */
  realtyId: string;
}

export interface PlanInput extends FrozenInput {
  documentTypeCode: 'MARKETING_PLAN';
  assignment: SalesAssignment;
  marketingConditions: MarketingConditions;
}

/** All that goes into a document, frozen: equal input gives equal bytes. */
export type DocumentInput = ContractInput | ContinuationInput | AppendixInput | PlanInput;
