import { IdField, ListOf, ObjectField, OpenCodeField, TextField, TimeField } from '../common/fields';
import {
  knownAdditionalServiceCodes,
  knownBenefitCodes,
  knownMarketingMethodCodes,
  knownSalesMethodCodes,
  knownSalesProcessCodes,
  knownServiceCodes,
} from './marketing-plan.codes';

/** What the sellers want to reach. */
export class ObjectiveOfSale {
  @TextField({
    max: 10_000,
    description: 'What the sellers want to reach, in words.',
    example: 'Sekä yksityis-, että yleisnäyttöjä',
  })
  objectiveOfSale!: string;
}

class PlanItem {
  @TextField({ max: 10_000, optional: true, description: 'More about it.', example: 'Ammattikuvaaja' })
  description?: string;
}

/** A service that belongs to the assignment. */
export class PlanService extends PlanItem {
  @OpenCodeField(knownServiceCodes, { description: 'Which service it is.' })
  typeCode!: string;
}

/** A service beyond those. */
export class PlanAdditionalService extends PlanItem {
  @OpenCodeField(knownAdditionalServiceCodes, { description: 'Which service it is.' })
  typeCode!: string;
}

/** A way in which the agent sells. */
export class PlanSalesMethod extends PlanItem {
  @OpenCodeField(knownSalesMethodCodes, { description: 'Which way it is.' })
  typeCode!: string;
}

/** A way in which the realty is marketed. */
export class PlanMarketingMethod extends PlanItem {
  @OpenCodeField(knownMarketingMethodCodes, { description: 'Which way it is.' })
  typeCode!: string;
}

/** A step on the way to the deed. */
export class PlanSalesProcess extends PlanItem {
  @OpenCodeField(knownSalesProcessCodes, { description: 'Which step it is.' })
  typeCode!: string;
}

/** A benefit for the sellers. */
export class PlanBenefit extends PlanItem {
  @OpenCodeField(knownBenefitCodes, { description: 'Which benefit it is.' })
  typeCode!: string;
}

/** The conditions of selling and marketing that the plan lays down. */
export class MarketingConditions {
  @ListOf(() => ObjectiveOfSale, { optional: true, description: 'What the sellers want to reach, at most 100.' })
  objectivesOfSale?: ObjectiveOfSale[];

  @ListOf(() => PlanService, { optional: true, description: 'The services that belong to it, at most 100.' })
  services?: PlanService[];

  @ListOf(() => PlanAdditionalService, { optional: true, description: 'The services beyond those, at most 100.' })
  additionalServices?: PlanAdditionalService[];

  @ListOf(() => PlanSalesMethod, { optional: true, description: 'How the agent sells, at most 100 ways.' })
  salesMethods?: PlanSalesMethod[];

  @ListOf(() => PlanMarketingMethod, { optional: true, description: 'How the realty is marketed, at most 100 ways.' })
  marketingMethods?: PlanMarketingMethod[];

  @ListOf(() => PlanSalesProcess, { optional: true, description: 'The steps on the way to the deed, at most 100.' })
  salesProcesses?: PlanSalesProcess[];

  @ListOf(() => PlanBenefit, { optional: true, description: 'The benefits for the sellers, at most 100.' })
  benefits?: PlanBenefit[];
}

/** The marketing plan that a sales assignment is to have. */
export class MarketingPlanSave {
  @ObjectField(() => MarketingConditions, {
    description: 'The conditions of selling and marketing. They replace those before.',
  })
  marketingConditions!: MarketingConditions;
}

/** The id of the document that was made of a marketing plan. */
export class MarketingPlanDocument {
  @IdField({
    description: 'The document: see `GET /documents/{documentId}`.',
    example: '5afe78c0-729f-4cd9-bbfe-5ac6cf77924d',
  })
  marketingPlanDocumentId!: string;
}

/** The marketing plan of a sales assignment, as answered. */
export class MarketingPlan extends MarketingPlanSave {
  @IdField({
    optional: true,
    description: 'The document that was generated last, once one was: see `GET /documents/{documentId}`.',
    example: '28574a7b-7eee-48c7-845d-dbb8cd8646d8',
  })
  marketingPlanDocumentId?: string;

  @TimeField({ optional: true, description: 'When that document was generated.', example: '2021-09-21T13:14:02Z' })
  marketingPlanDocumentCreationTime?: string;

  @TimeField({ description: 'When the plan was first saved.', example: '2021-08-15T08:04:44Z' })
  creationTime!: string;

  @TimeField({ description: 'When the plan was last changed.', example: '2021-09-21T12:02:36Z' })
  modificationTime!: string;
}
