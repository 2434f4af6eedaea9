import {
  CodeField,
  DateField,
  IdField,
  ListOf,
  ObjectField,
  OpenCodeField,
  TextField,
  TimeField,
} from '../common/fields';
import { codeTable, withMeanings } from '../common/code-table';
import { code } from '../common/rule';
import { LanguageCode } from '../common/text';
import { knownTradePartyRoleCodes } from '../trade';
import { type Assignment, AssignmentField } from './any-assignment.dto';
import { AssignmentRowAgent } from './assignment-search.dto';
import { knownSurveyTypeCodes } from './known-codes';
import { SurveypalSurveySettings } from './settings.dto';

export const SurveySystemCode = codeTable('SurveySystemCode', {
  SURVEYPAL: 'Surveypal.',
  EXTERNAL: "The agency's own feedback system.",
});
export type SurveySystemCode = (typeof SurveySystemCode)[number];

/** Who is asked, by the party register. */
export class SurveyRecipient {
  @IdField({ description: 'The party.', example: '13974667-a0dd-4ee3-b2b1-8d28248b1f6e' })
  partyId!: string;

  @OpenCodeField(knownTradePartyRoleCodes, { description: 'In which role the party is asked.' })
  roleCode!: string;

  @TextField({
    max: 500,
    optional: true,
    description: 'Name of the party, where it is known.',
    example: 'Matti Virtanen',
  })
  name?: string;

  @TextField({
    max: 320,
    optional: true,
    description: 'E-mail address of the party, where it is known.',
    example: 'matti.virtanen@example.com',
  })
  emailAddress?: string;

  @CodeField(LanguageCode, {
    description: 'The language to ask in; fi where the party register tells none.',
  })
  languageCode!: LanguageCode;
}

/** An agent of the assignment, as surveys name them. */
export class SurveyAgent extends AssignmentRowAgent {
  @TextField({
    max: 320,
    optional: true,
    description: 'E-mail address of the agent, where it is known.',
    example: 'veikko.viljanen@kiinteistoykkonen.example',
  })
  emailAddress?: string;
}

/** The trade that a TRADE_COMPLETED survey is about. */
export class SurveyTrade {
  @IdField({ description: 'The trade settlement.', example: '0f3f8a52-7a86-4a2c-8f44-3f7a6c1e0b11' })
  tradeSettlementId!: string;

  @DateField({ description: 'The day of the trade.', example: '2021-09-30' })
  tradeDate!: string;
}

/** A survey that is due: all that a survey system needs to send it. */
export class Survey {
  @IdField({
    description: 'The survey, one a cause: it goes out once.',
    example: '5c1e9f8e-3a37-4d7e-9c43-2f6d1f0f6a55',
  })
  surveyId!: string;

  @OpenCodeField(knownSurveyTypeCodes, { description: 'What made it due.' })
  surveyTypeCode!: string;

  @ListOf(
    code(SurveySystemCode),
    withMeanings(
      SurveySystemCode,
      {
        min: 1,
        max: SurveySystemCode.length,
        description: 'The systems that send it, by the switches of the office at this moment.',
      },
      'Codes:',
      ['SURVEYPAL'],
    ),
  )
  surveySystemCodes!: SurveySystemCode[];

  @ObjectField(() => SurveypalSurveySettings, { description: 'The settings of the survey at this moment.' })
  settings!: SurveypalSurveySettings;

  @AssignmentField('The assignment that it is about, as GET answers it.')
  assignment!: Assignment;

  @ObjectField(() => SurveyTrade, { optional: true, description: 'The trade that a TRADE_COMPLETED survey is about.' })
  tradeSettlement?: SurveyTrade;

  @ListOf(() => SurveyRecipient, { max: 200, description: 'Who is asked, at most 200.' })
  recipients!: SurveyRecipient[];

  @ListOf(() => SurveyAgent, { description: 'The agents of the assignment.' })
  agents!: SurveyAgent[];

  @TimeField({ description: 'When it became due.', example: '2021-09-04T12:00:00Z' })
  dueTime!: string;
}
