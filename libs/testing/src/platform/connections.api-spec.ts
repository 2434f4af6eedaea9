import { createDataSource } from '@ovipro/platform/server';
import type { Pool, PoolClient } from 'pg';
import { probeService } from '../probe/probe.service';
import { serviceDatabase } from '../service/databases';

const breakOff = (client: PoolClient) =>
  (client as unknown as { connection: { stream: { destroy(error: Error): void } } }).connection.stream.destroy(
    new Error('lost'),
  );

describe('a connection', () => {
  it('that breaks as it changes hands fails its taker alone', async () => {
    const database = await serviceDatabase(probeService.persistence);
    const source = await createDataSource(probeService.persistence, database.runtimeUrl, { poolSize: 1 }).initialize();
    const pool = (source.driver as unknown as { master: Pool }).master;
    pool.once('acquire', breakOff);
    await expect(source.query('SELECT 1 AS one')).rejects.toThrow();
    expect(await source.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await source.destroy();
    await database.drop();
  });
});
