import { assetRequirementTopic, watchMatchTopic, watchTopic } from '@ovipro/contracts';
import { defineService } from '@ovipro/platform';
import { AssetRequirementConfig } from './config';
import { DirectoryModule } from './directory/directory.module';
import { MailModule } from './mail/mail.module';
import { MatchApiModule } from './matching/match-api.module';
import { MatchingModule } from './matching/matching.module';
import { WatchMatchEntity } from './matching/watch-match.entity';
import { watchMatchRoot } from './matching/watch-match.root';
import { CreateAssetRequirement1796000000000 } from './migrations/1796000000000-create-asset-requirement';
import { CreateWatch1796000001000 } from './migrations/1796000001000-create-watch';
import { CreateMatching1796000002000 } from './migrations/1796000002000-create-matching';
import { CreatePurchaseAssignment1796000003000 } from './migrations/1796000003000-create-purchase-assignment';
import { CreateMail1796000004000 } from './migrations/1796000004000-create-mail';
import { NoteEntity } from './note/note.entity';
import { NoteModule } from './note/note.module';
import { PurchaseAssignmentEntity } from './purchase-assignment/purchase-assignment.entity';
import { PurchaseAssignmentModule } from './purchase-assignment/purchase-assignment.module';
import { AssetRequirementEntity } from './requirement/asset-requirement.entity';
import { AssetRequirementModule } from './requirement/asset-requirement.module';
import { requirementRoot } from './requirement/asset-requirement.root';
import { UpkeepModule } from './upkeep/upkeep.module';
import { WatchEntity } from './watch/watch.entity';
import { WatchModule } from './watch/watch.module';
import { watchRoot } from './watch/watch.root';

export const assetRequirementService = defineService({
  name: 'asset-requirement',
  config: AssetRequirementConfig,
  apis: [
    {
      name: 'asset-requirement',
      title: 'Asset requirement API',
      description: 'What buyers look for, the watches that hold realties against it, and the realties that match.',
      tags: {
        'Asset requirements': 'What buyers and tenants look for, and the realties that match.',
        Notes: 'What agents note on an asset requirement.',
        Watches: 'Who is told of realties that match, how, and until when.',
      },
      modules: [AssetRequirementModule, NoteModule, WatchModule, MatchApiModule],
    },
  ],
  modules: [DirectoryModule, MatchingModule, PurchaseAssignmentModule, MailModule, UpkeepModule],
  persistence: {
    name: 'asset-requirement',
    entities: [AssetRequirementEntity, NoteEntity, WatchEntity, WatchMatchEntity, PurchaseAssignmentEntity],
    migrations: [
      CreateAssetRequirement1796000000000,
      CreateWatch1796000001000,
      CreateMatching1796000002000,
      CreatePurchaseAssignment1796000003000,
      CreateMail1796000004000,
    ],
  },
  roots: [requirementRoot, watchRoot, watchMatchRoot],
  topics: [assetRequirementTopic, watchTopic, watchMatchTopic],
});
