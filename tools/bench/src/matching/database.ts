import { assetRequirementService } from '@ovipro/asset-requirement';
import { Clock, UnitOfWork } from '@ovipro/platform';
import { createDataSource, migrate } from '@ovipro/platform/server';
import { createDatabase } from '@ovipro/postgres';
import { Client } from 'pg';

/** A database of the asset requirement service, with what writes into it as the service does. */
export interface MatchingDatabase {
  client: Client;
  unitOfWork: UnitOfWork;
  runtimeUrl: string;
  close(): Promise<void>;
}

export async function matchingDatabase(superuserUrl: string): Promise<MatchingDatabase> {
  const secrets = { ownerPassword: 'owner', runtimePassword: 'runtime' };
  const { ownerUrl, runtimeUrl } = await createDatabase(superuserUrl, { name: 'asset-requirement', ...secrets });
  await migrate(assetRequirementService.persistence, ownerUrl);
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const dataSource = await createDataSource(assetRequirementService.persistence, ownerUrl).initialize();
  const settings = { service: 'asset-requirement', schemaBase: 'http://127.0.0.1/schemas' };
  return {
    client,
    unitOfWork: new UnitOfWork(dataSource, new Clock(), { wake: () => undefined }, settings),
    runtimeUrl,
    close: async () => {
      await dataSource.destroy();
      await client.end();
    },
  };
}
