import { PickType } from '@nestjs/swagger';
import {
  BooleanField,
  EmailField,
  IdentifierField,
  IdField,
  IntField,
  ListOf,
  ObjectField,
  TextField,
} from '../common/fields';
import { QueryId } from '../common/query';
import { AgencyAddress, maxListed } from './agency-parts.dto';

/** The id of a company in a public register. */
export class BusinessIdentification {
  @IdentifierField({ max: 50, optional: true, example: 'FI02472382' })
  businessId?: string;

  @IdentifierField({ max: 50, optional: true, example: 'VAT' })
  schemeId?: string;
}

/** How an agency is invoiced. */
export class AgencyInvoicing {
  @EmailField({ optional: true, example: 'laskutus@kiinteistoykkonen.example' })
  contactEmail?: string;

  @EmailField({ optional: true, example: 'laskutus@kiinteistoykkonen.example' })
  invoicingEmail?: string;

  @TextField({ max: 200, optional: true, example: 'Laskutus' })
  contactName?: string;

  @TextField({ max: 200, optional: true, example: 'Taloushallinto' })
  departmentName?: string;

  @BooleanField({ optional: true })
  eInvoicingEnabled?: boolean;

  @IdentifierField({ max: 50, optional: true, description: 'The e-invoice address', example: '003702472382' })
  networkServiceId?: string;

  @IdentifierField({ max: 50, optional: true, example: 'OKOYFIHH' })
  operatorId?: string;

  @ObjectField(() => AgencyAddress, { optional: true })
  invoicingAddress?: AgencyAddress;
}

/** An agency, as answered and as imported. */
export class Agency {
  @IdField({ example: '56956001-28b7-4f57-b7e5-cc32acf4adfb' })
  agencyId!: string;

  @IntField({ min: 0, max: 2_147_483_647, example: 1021 })
  agencyNumber!: number;

  @IdField({ optional: true, example: '4ba0a05e-6a35-4a79-a556-ec2a2a0e1dac' })
  agencyOrganizationGroupId?: string;

  @ObjectField(() => BusinessIdentification, { optional: true })
  businessIdentification?: BusinessIdentification;

  @ObjectField(() => AgencyInvoicing, { optional: true })
  invoicing?: AgencyInvoicing;

  @TextField({ min: 1, max: 200, optional: true, example: 'Kiinteistöykkönen Pirkanmaa' })
  marketingName?: string;

  @TextField({ max: 200, example: 'Kiinteistöykkönen Pirkanmaa Oy LKV' })
  officialName!: string;

  @ObjectField(() => AgencyAddress, { optional: true })
  visitingAddress?: AgencyAddress;
}

/** Which agency is meant. */
export class AgencyIdParams extends PickType(Agency, ['agencyId']) {}

/** Whose agencies are asked for. */
export class AgencySearch {
  @QueryId({
    optional: false,
    description: 'Agencies that this agent and the caller both see',
    example: 'b0d2a485-6a73-468a-9acc-d8ce9b620b3d',
  })
  agentId!: string;
}

/** The agencies that were found, the newest first. */
export class AgencyList {
  @ListOf(() => Agency, { max: maxListed })
  agencies!: Agency[];
}
