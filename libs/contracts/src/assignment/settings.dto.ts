import { IntersectionType } from '@nestjs/swagger';
import { BooleanField, Field, IdField, IntField, ListOf, OpenCodeField, TextField } from '../common/fields';
import { pattern } from '../common';
import { knownSurveyTypeCodes } from './known-codes';

/** The office whose settings they are. */
export class SettingsOffice {
  @IdField({ description: 'The office whose settings they are.', example: '7bdffe48-0077-4de0-acd4-d9b9b1ab49f8' })
  agencyOfficeId!: string;
}

/** Digits, or nothing at all. */
const officeIdentifier = { ...pattern(20, /^[0-9]*$/, 'digits'), content: undefined };

/** What the official ids of an office's assignments are to begin with. */
export class OfficialAssignmentIdSettingsSave extends SettingsOffice {
  @Field(officeIdentifier, {
    description:
      'What the official ids of the office begin with: at most 20 digits, which no other office of the agency has. Empty, they begin with the sequence number.',
    example: '00020',
  })
  officeIdentifier!: string;
}

/** How the official ids of an office are made, as answered. */
export class OfficialAssignmentIdSettings extends SettingsOffice {
  @Field(officeIdentifier, {
    optional: true,
    description: 'What the official ids of the office begin with: digits. Absent until it is set.',
    example: '00020',
  })
  officeIdentifier?: string;

  @IntField({
    min: 1,
    max: 2_147_483_647,
    description: 'The number that the next LOCK gives, unless an assignment has it already. Reset makes it 1.',
    example: 98,
  })
  nextSequenceNumberToBeIssued!: number;
}

/** A survey of Surveypal, and when it goes out. */
export class SurveypalSurveySettings {
  @IntField({ min: 1, max: 2_147_483_647, optional: true, description: 'The survey in Surveypal.', example: 1489 })
  surveypalSurveyId?: number;

  @TextField({
    max: 200,
    optional: true,
    description: 'Name of the survey in Surveypal.',
    example: 'Assignment ended NPS survey',
  })
  surveypalSurveyName?: string;

  @OpenCodeField(knownSurveyTypeCodes, { description: 'What makes the survey due. Each type stands once.' })
  surveyTypeCode!: string;

  @BooleanField({ optional: true, description: 'Whether the survey goes out. Absent: it does not.', example: true })
  enabled?: boolean;

  @IntField({
    min: 0,
    max: 8760,
    optional: true,
    description: 'Hours from what makes it due until it goes out, 0 to 8,760 (a year). Absent: none.',
    example: 48,
  })
  sendDelayHours?: number;
}

class IntegrationSwitches {
  @BooleanField({
    optional: true,
    description: 'Whether completed trades of the office go to HSP, the price tracking service.',
    example: true,
  })
  hspTransferEnabled?: boolean;

  @BooleanField({ optional: true, description: 'Whether surveys of the office go out by Surveypal.', example: true })
  surveypalTransferEnabled?: boolean;

  @BooleanField({
    optional: true,
    description: "Whether surveys of the office go out by the agency's own feedback system.",
    example: false,
  })
  externalSurveyTransferEnabled?: boolean;

  @ListOf(() => SurveypalSurveySettings, {
    optional: true,
    max: 20,
    unique: 'surveyTypeCode',
    description: 'The surveys, at most 20: one a type.',
  })
  surveypalSurveySettings?: SurveypalSurveySettings[];
}

/** What is left out becomes unset. */
export class IntegrationSettingsSave extends IntersectionType(SettingsOffice, IntegrationSwitches) {}

/** The settings of an office for other systems, as answered: its id, and what was set. */
export class IntegrationSettings extends IntegrationSettingsSave {}
