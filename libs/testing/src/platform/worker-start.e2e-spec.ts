import { join } from 'node:path';
import { probeService } from '../probe/probe.service';
import { eventsDatabase, serviceDatabase } from '../service/databases';
import { testIssuer } from '../service/keys';
import { startProcess } from '../service/process';

const main = join(__dirname, '../../dist/probe/undeclared.main.js');

describe('a worker that cannot start', () => {
  it('ends its process with the reason and exit code 1', async () => {
    const [database, events, issuer] = await Promise.all([
      serviceDatabase(probeService.persistence),
      eventsDatabase(),
      testIssuer(),
    ]);
    const process = await startProcess(main, {
      ROLE: 'worker',
      DATABASE_URL: database.runtimeUrl,
      EVENTS_DATABASE_URL: events.runtimeUrl,
      JWKS_URL: issuer.jwksUrl,
    });
    await process.exited;
    await Promise.all([database.drop(), events.drop(), issuer.close()]);
    const reason = /probe\.letters does not declare that it reads/;
    expect([process.exitCode(), process.fault()]).toEqual([1, expect.stringMatching(reason)]);
    expect(process.logged('worker.start_failed')).toMatchObject([
      { level: 'fatal', err: { message: expect.stringMatching(reason), stack: expect.stringMatching(/\n +at /) } },
    ]);
  });
});
