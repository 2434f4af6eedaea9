import { assetRequirementTopic, watchTopic } from '@ovipro/contracts';
import { defineService, ServiceConfig } from '@ovipro/platform';
import { DirectoryModule } from './directory/directory.module';
import { CreateAssetRequirement1796000000000 } from './migrations/1796000000000-create-asset-requirement';
import { CreateWatch1796000001000 } from './migrations/1796000001000-create-watch';
import { NoteEntity } from './note/note.entity';
import { NoteModule } from './note/note.module';
import { AssetRequirementEntity } from './requirement/asset-requirement.entity';
import { AssetRequirementModule } from './requirement/asset-requirement.module';
import { requirementRoot } from './requirement/asset-requirement.root';
import { UpkeepModule } from './upkeep/upkeep.module';
import { WatchEntity } from './watch/watch.entity';
import { WatchModule } from './watch/watch.module';
import { watchRoot } from './watch/watch.root';

export const assetRequirementService = defineService({
  name: 'asset-requirement',
  config: ServiceConfig,
  apis: [
    {
      name: 'asset-requirement',
      title: 'Asset requirement API',
      description: 'What buyers look for, the watches that hold realties against it, and the realties that match.',
      modules: [AssetRequirementModule, NoteModule, WatchModule],
    },
  ],
  modules: [DirectoryModule, UpkeepModule],
  persistence: {
    name: 'asset-requirement',
    entities: [AssetRequirementEntity, NoteEntity, WatchEntity],
    migrations: [CreateAssetRequirement1796000000000, CreateWatch1796000001000],
  },
  roots: [requirementRoot, watchRoot],
  topics: [assetRequirementTopic, watchTopic],
});
