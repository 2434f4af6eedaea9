import { eventually } from '../service/test-service';
import { type OwnService, ownService } from './own-service';

describe('a database that is primary no longer', () => {
  let service: OwnService;
  beforeAll(async () => (service = await ownService(async (url) => url)));
  afterAll(() => service?.close());

  it.each(['write', 'change'] as const)(
    'is left by those who %s, and the next connection finds the new one',
    async (act) => {
      const [status, change] = [async () => (await service[act]()).status, service.change];
      await eventually(async () => (await service.write()).status === 201 && (await change()).status === 200, 'a row');
      await service.db.query('ALTER ROLE probe_runtime SET default_transaction_read_only = on');
      await service.endSessions();
      await eventually(async () => (await status()) === 503, 'a refusal');
      await service.db.query('ALTER ROLE probe_runtime RESET default_transaction_read_only');
      await eventually(async () => [200, 201].includes(await status()), 'success', 5_000);
    },
  );
});
