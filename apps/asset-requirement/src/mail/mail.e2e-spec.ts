import {
  eventsDatabase,
  eventually,
  serviceDatabase,
  startProcess,
  type ServiceProcess,
  testIssuer,
} from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Pool } from 'pg';
import { assetRequirementService } from '../service';
import { MailServer } from '../testing/mail-server';

/** The built service. */
const main = join(__dirname, '../../dist/main.js');

describe('a process that is killed once the server has taken a mail, and before that is noted', () => {
  it('has it sent again by the next one, recognisable by its Message-ID, and then no more', async () => {
    const server = await new MailServer().start();
    const [issuer, database, log] = await Promise.all([
      testIssuer(),
      serviceDatabase(assetRequirementService.persistence),
      eventsDatabase(),
    ]);
    const db = new Pool({ connectionString: database.ownerUrl, max: 2 });
    db.on('error', () => undefined);
    const start = (): Promise<ServiceProcess> =>
      startProcess(main, {
        JWKS_URL: issuer.jwksUrl,
        DATABASE_URL: database.runtimeUrl,
        EVENTS_DATABASE_URL: log.runtimeUrl,
        SMTP_URL: server.url,
      });
    const [mailId, partyId, matchId] = [randomUUID(), randomUUID(), randomUUID()];
    const address = `${partyId}@example.com`;
    await db.query(`INSERT INTO directory_entry (kind, id, sequence, data) VALUES ('party', $1, 1, $2)`, [
      partyId,
      { emailAddress: address, languageCode: 'en' },
    ]);
    await db.query(`INSERT INTO watch_match SELECT $1, $2, $2, $2, $2, true, '{}', now(), 1, 1, 1, 1, now(), now()`, [
      matchId,
      randomUUID(),
    ]);
    await db.query(`INSERT INTO mail VALUES ($1, 'party', $2, false, 1, now())`, [mailId, partyId]);
    const content = { realty: { realtyId: randomUUID() }, reasons: [] };
    await db.query('INSERT INTO mail_item VALUES ($1, 1, $2, 1, $3)', [mailId, matchId, content]);
    await db.query(
      `INSERT INTO job (kind, key, payload, cause, due_at, ready_at) VALUES ('send-mail', $1::text, jsonb_build_object('mailId', $1::text), '{}', now(), now())`,
      [mailId],
    );
    let next: ServiceProcess | undefined;
    try {
      const first = await start();
      server.onTaken = () => first.kill();
      await first.exited;
      server.onTaken = () => Promise.resolve();
      expect(server.to(address)).toHaveLength(1);
      // its lease runs out
      await db.query(`UPDATE job SET ready_at = now() - make_interval(secs => 1) WHERE kind = 'send-mail'`);
      next = await start();
      await eventually(async () => server.to(address).length === 2, 'the second mail');
      await eventually(
        async () => (await db.query(`SELECT FROM job WHERE kind = 'send-mail'`)).rowCount === 0,
        'the end',
      );
      const mails = server.to(address);
      expect(mails.map(({ messageId }) => messageId)).toEqual(
        Array(2).fill(`<${matchId}.1.${partyId}@ovipro.example>`),
      );
      expect((await db.query('SELECT FROM mail')).rowCount).toBe(0);
    } finally {
      await next?.kill('SIGTERM');
      await db.end();
      await server.stop();
      await Promise.all([database.drop(), log.drop(), issuer.close()]);
    }
  }, 60_000);
});
