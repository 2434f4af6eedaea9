import {
  IdentifierField,
  BooleanField,
  IdField,
  ListOf,
  ObjectField,
  OpenCodeField,
  TextField,
} from '../../common/fields';
import { knownPartyTypeCodes } from '../known-codes';

/** A party of the party register, which need not know it yet. */
export class AssignmentParty {
  @IdField({ description: 'The party in the party register.', example: '13974667-a0dd-4ee3-b2b1-8d28248b1f6e' })
  partyId!: string;

  @OpenCodeField(knownPartyTypeCodes, { description: 'As what it takes part: one party may stand as several.' })
  partyTypeCode!: string;
}

/** What an owner declares about marriage, since a spouse may have to consent. */
export class DeclarationByParty {
  @BooleanField({ optional: true, description: 'Whether the party is married.', example: true })
  isMarried?: boolean;

  @BooleanField({ optional: true, description: 'Whether the party has been married.', example: true })
  hasBeenMarried?: boolean;

  @BooleanField({
    optional: true,
    description: 'Whether the property of the former spouses has been divided by law.',
    example: true,
  })
  hasLegalPartitioningOfAssets?: boolean;

  @BooleanField({ optional: true, description: 'Whether the divorce is legally binding.', example: true })
  isDivorceLegallyBinding?: boolean;

  @BooleanField({
    optional: true,
    description: 'Whether the party obtains the consents that are needed, and not the agency.',
    example: true,
  })
  isResponsibleForObtainingConsent?: boolean;

  @BooleanField({
    optional: true,
    description: 'Whether the party was told of the consequences for its taxes.',
    example: true,
  })
  wasAdvisedOfTaxConsequences?: boolean;
}

/** An owner who gives the assignment. */
class OwnerParty extends AssignmentParty {
  @ObjectField(() => DeclarationByParty, { optional: true, description: 'What the party declares about marriage.' })
  declarationByParty?: DeclarationByParty;
}

/** Who sells. */
export class SellerParty extends OwnerParty {}

/** Who wants to buy. */
export class BuyerParty extends AssignmentParty {
  @BooleanField({
    optional: true,
    description: 'Whether the party buys its first home, which may be free of transfer tax.',
    example: false,
  })
  isFirstTimeBuyer?: boolean;
}

/** Whose consent the sale needs, such as a spouse. */
export class ConsentorParty extends AssignmentParty {}

/** Where the lessor receives rent. */
export class LessorFinancialAccount {
  @IdentifierField({
    max: 64,
    optional: true,
    description: 'Number of the account, as an IBAN; its check digits are not checked.',
    example: 'FI2112345600000785',
  })
  financialAccountId?: string;

  @TextField({ max: 200, optional: true, description: 'Name of the bank.', example: 'Danske Bank A/S' })
  financialInstitutionName?: string;

  @IdentifierField({ max: 50, optional: true, description: 'Code of the bank, as a BIC.', example: 'DABAFIHH' })
  financialInstitutionId?: string;
}

/** Who lets. */
export class LessorParty extends OwnerParty {
  @ObjectField(() => LessorFinancialAccount, { optional: true, description: 'Where the lessor receives rent.' })
  financialAccount?: LessorFinancialAccount;
}

const customers = 'Empty until it is known; LOCK needs one.';

export const SellersField = () =>
  ListOf(() => SellerParty, { description: `The customers who sell, at most 100. ${customers}` });
export const BuyersField = () =>
  ListOf(() => BuyerParty, { description: `The customers who want to buy, at most 100. ${customers}` });
export const LessorsField = () =>
  ListOf(() => LessorParty, { description: `The customers who let, at most 100. ${customers}` });
export const ConsentorsField = () =>
  ListOf(() => ConsentorParty, {
    optional: true,
    description: 'The parties whose consent the sale needs, at most 100.',
  });
