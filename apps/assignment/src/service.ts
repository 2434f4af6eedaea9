import { assignmentTopic, officeSettingsTopic, surveyTopic } from '@ovipro/contracts';
import { defineService } from '@ovipro/platform';
import { AssignmentEntity } from './assignment/assignment.entity';
import { AssignmentModule } from './assignment/assignment.module';
import { assignmentRoot } from './assignment/assignment.root';
import { AssignmentConfig } from './config';
import { ContinuationAgreementEntity } from './continuation-agreement/continuation-agreement.entity';
import { ContinuationAgreementModule } from './continuation-agreement/continuation-agreement.module';
import { DiaryEntryEntity } from './diary/diary-entry.entity';
import { DiaryModule } from './diary/diary.module';
import { UnnamedPartyEntity } from './diary/unnamed-party.entity';
import { DirectoryModule } from './directory/directory.module';
import { DocumentContentEntity } from './document/document-content.entity';
import { DocumentEntity } from './document/document.entity';
import { DocumentModule, DocumentWorkModule } from './document/document.module';
import { AgencyLogoEntity, LogoEntity } from './document/logo.entity';
import { ExplanatoryAppendixModule } from './explanatory-appendix/explanatory-appendix.module';
import { MarketingPlanEntity } from './marketing-plan/marketing-plan.entity';
import { MarketingPlanModule } from './marketing-plan/marketing-plan.module';
import { CreateAssignment1795941756474 } from './migrations/1795941756474-create-assignment';
import { StoreDocuments1795962000000 } from './migrations/1795962000000-store-documents';
import { OfficialAssignmentIdModule } from './official-assignment-id/official-assignment-id.module';
import { OfficeSettingsEntity } from './settings/office-settings.entity';
import { officeSettings } from './settings/office-settings.root';
import { CreateSurvey1795963000000 } from './migrations/1795963000000-create-survey';
import { KeepLogos1795964000000 } from './migrations/1795964000000-keep-logos';
import { SettingsModule } from './settings/settings.module';
import { SurveyEntity } from './survey/survey.entity';
import { SurveyModule } from './survey/survey.module';
import { UpkeepModule } from './upkeep/upkeep.module';

export const assignmentService = defineService({
  name: 'assignment',
  config: AssignmentConfig,
  apis: [
    {
      name: 'assignment',
      title: 'Assignment API',
      description:
        'Assignments to sell, buy or let realties: their agreements and how these are continued, official ids, the diary that the law asks for, marketing plans, and documents.',
      tags: {
        Assignments: 'What all agreements of customers with an agency share: the search, actions and the official id.',
        'Sales assignments': 'Agreements to sell a realty.',
        'Purchase assignments': 'Agreements to find and buy a realty.',
        'Rental assignments': 'Agreements to find a tenant.',
        'Continuation agreements': 'Agreements on a longer term of an assignment.',
        'Marketing plans': 'What the agency will do to sell, and what it costs.',
        Diary: 'The record of every assignment that the law asks of brokers.',
        Documents: 'Contracts, appendices and plans as PDF.',
        'Official assignment identifier settings': 'How the official ids of an office are made.',
        'Integration settings': 'Which other systems hear of the assignments of an office.',
      },
      modules: [
        AssignmentModule,
        OfficialAssignmentIdModule,
        ContinuationAgreementModule,
        DiaryModule,
        MarketingPlanModule,
        ExplanatoryAppendixModule,
        DocumentModule,
        SettingsModule,
      ],
    },
  ],
  modules: [DirectoryModule, UpkeepModule, DocumentWorkModule, SurveyModule],
  persistence: {
    name: 'assignment',
    entities: [
      AssignmentEntity,
      ContinuationAgreementEntity,
      MarketingPlanEntity,
      OfficeSettingsEntity,
      DiaryEntryEntity,
      UnnamedPartyEntity,
      DocumentEntity,
      DocumentContentEntity,
      LogoEntity,
      AgencyLogoEntity,
      SurveyEntity,
    ],
    migrations: [
      CreateAssignment1795941756474,
      StoreDocuments1795962000000,
      CreateSurvey1795963000000,
      KeepLogos1795964000000,
    ],
  },
  roots: [assignmentRoot, officeSettings],
  topics: [assignmentTopic, officeSettingsTopic, surveyTopic],
});
