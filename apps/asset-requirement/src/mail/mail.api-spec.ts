import { agentChanged } from '@ovipro/contracts';
import { JobRunner } from '@ovipro/platform';
import { eventually, PartyRegister, publishEvent } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { MailServer } from '../testing/mail-server';
import { addressOf, aParty, introduce, watchFor } from '../testing/mails';
import { Matching } from '../testing/matching';
import { Requirements } from '../testing/requirements';

let server: MailServer;
let requirements: Requirements;
let matching: Matching;
beforeAll(async () => {
  server = await new MailServer().start();
  requirements = await Requirements.start({ smtpUrl: server.url, mailWindowSeconds: 1 });
  matching = new Matching(requirements);
});
afterAll(async () => {
  await requirements?.close();
  await server?.stop();
});

/** Runs jobs that are ready; the worker looks for them once a second. */
const runJobs = () => requirements.service.app.get(JobRunner, { strict: false }).runReady();
const mailsTo = (address: string, count = 1) =>
  eventually(
    async () => {
      await runJobs();
      return server.to(address).length >= count && server.to(address);
    },
    `${count} mails`,
    25_000,
  );
/** Resolves once no mail waits. */
const quiet = (of = requirements) =>
  eventually(async () => {
    await runJobs();
    const { db } = of.service;
    const waiting = await db.query(`SELECT FROM job WHERE kind IN ('send-mail', 'match-realty')`);
    return waiting.rowCount === 0;
  }, 'all mails');
const hurry = () =>
  requirements.service.db.query(
    `UPDATE job SET due_at = now(), ready_at = now() - make_interval(secs => 1) WHERE kind = 'send-mail' AND state = 'waiting'`,
  );

describe('a match', () => {
  it('is told to the responsible agent and to the parties, each in their language', async () => {
    const [finn, swede] = [aParty({ languageCode: 'fi' }), aParty({ languageCode: 'sv', name: 'Åke Öhman' })];
    const agentId = randomUUID();
    const sample = agentChanged.sample as { agent: object };
    const agent = {
      ...sample.agent,
      agentId,
      firstName: 'Ville',
      emailAddress: addressOf(agentId),
      languages: ['et', 'en'],
    };
    await publishEvent(requirements.service, agentChanged, agentId, { sequence: 1, data: { ...sample, agent } });
    const { realty } = await watchFor(requirements, [finn, swede], agentId);
    const published = realty();
    await matching.publish(published);
    const [[first], [second], [third]] = await Promise.all(
      [finn.emailAddress as string, swede.emailAddress as string, addressOf(agentId)].map((address) =>
        mailsTo(address),
      ),
    );
    expect([first.subject, second.subject, third.subject]).toEqual([
      ...['Uusi kohde vastaa hakuasi', 'Ett nytt objekt motsvarar din sökning', 'A new realty matches your search'],
    ]);
    expect(second.to).toEqual([{ name: 'Åke Öhman', address: swede.emailAddress }]);
    for (const mail of [first, second, third]) {
      expect(mail.text).toContain(`https://ovipro.example/realties/${published.realtyId}`);
      expect(mail.html).toContain(`href="https://ovipro.example/realties/${published.realtyId}"`);
      expect(mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value).toMatch(/^<mailto:unsubscribe@/);
    }
    const { rows } = await requirements.service.db.query<{ id: string }>(
      'SELECT match_id AS id FROM watch_match WHERE realty_id = $1',
      [published.realtyId],
    );
    expect([first, second, third].every(({ messageId }) => messageId?.startsWith(`<${rows[0].id}.1.`))).toBe(true);
  });

  it('is told to nobody whom the watch does not name for it', async () => {
    const [told, silent] = [aParty(), aParty()];
    const { id, realty } = await watchFor(requirements, [told]);
    await introduce(requirements, silent);
    await requirements.watch(id, {
      agentNotificationTypeCodes: [],
      parties: [{ partyId: silent.partyId, partyTypeCode: 'PERSON_PARTY', partyNotificationTypeCodes: [] }],
    });
    await matching.publish(realty());
    await mailsTo(told.emailAddress as string);
    await quiet();
    expect(server.to(silent.emailAddress as string)).toEqual([]);
  });

  it('goes into one mail with others of the same window', async () => {
    const party = aParty({ languageCode: 'en' });
    const { realty } = await watchFor(requirements, [party]);
    const realties = [realty(), realty(), realty()];
    for (const each of realties) await matching.publish(each);
    const [mail] = await mailsTo(party.emailAddress as string);
    await quiet();
    expect(server.to(party.emailAddress as string)).toHaveLength(1);
    expect(mail.subject).toBe('3 new realties match your search');
    for (const { realtyId } of realties) expect(mail.text).toContain(realtyId);
  });

  it('that is over before the mail goes out is not told', async () => {
    const party = aParty();
    const { realty } = await watchFor(requirements, [party]);
    const [gone, stays] = [realty(), realty()];
    await matching.publish(gone);
    await matching.publish(stays);
    await matching.withdraw(gone.realtyId);
    const [mail] = await mailsTo(party.emailAddress as string);
    const texts = server.to(party.emailAddress as string).map(({ text }) => text);
    expect([texts.length, mail.text?.includes(stays.realtyId)]).toEqual([1, true]);
  });
});

describe('an address that the server refuses', () => {
  it.each(['rcpt', 'data'] as const)('for good, at %s, is marked and not tried again', async (at) => {
    const party = aParty();
    const address = party.emailAddress as string;
    const { realty } = await watchFor(requirements, [party]);
    server.fail(address, { at, code: 550, text: `${address}: no such mailbox` });
    await matching.publish(realty());
    const refused = 'SELECT reason FROM mail_refusal WHERE recipient_id = $1';
    const { reason } = await eventually(
      async () => (await requirements.service.db.query<{ reason: string }>(refused, [party.partyId])).rows[0],
      'the mark',
    );
    expect([reason.includes('550'), reason.includes(address)]).toEqual([true, false]);
    const next = realty();
    await matching.publish(next);
    await matching.settled(next.realtyId);
    const told = `SELECT FROM mail WHERE recipient_id = $1`;
    await eventually(
      async () => (await requirements.service.db.query(told, [party.partyId])).rowCount,
      'the next mail',
    );
    await quiet();
    expect([server.asked.get(address), server.to(address)]).toEqual([1, []]);
  });

  it('for now, or that drops the connection, is tried again until the mail is through, once', async () => {
    const party = aParty();
    const address = party.emailAddress as string;
    const { realty } = await watchFor(requirements, [party]);
    server.fail(
      address,
      { at: 'rcpt', code: 451, text: 'greylisted' },
      { at: 'drop' },
      { at: 'data', code: 452, text: 'full' },
    );
    await matching.publish(realty());
    const later = `SELECT FROM job JOIN mail ON mail_id::text = key WHERE kind = 'send-mail' AND recipient_id = $1
      AND state = 'waiting' AND attempts = 1 AND ready_at > now()`;
    await eventually(
      async () => (await requirements.service.db.query(later, [party.partyId])).rowCount,
      'the wait for the second attempt',
    );
    await eventually(async () => {
      await hurry();
      await runJobs();
      return server.asked.get(address) === 4;
    }, 'four attempts');
    await mailsTo(address);
    await quiet();
    expect([server.asked.get(address), server.to(address).length]).toEqual([4, 1]);
    const { rowCount } = await requirements.service.db.query('SELECT FROM mail_refusal WHERE recipient_id = $1', [
      party.partyId,
    ]);
    expect(rowCount).toBe(0);
  });
});

describe('an address that is none', () => {
  it.each(['a@example.com, b@example.com', 'a@example.com\r\nBcc: c@example.com', 'nobody'])(
    'gets no mail: %j',
    async (address) => {
      const [party, other] = [aParty({ emailAddress: address }), aParty()];
      const { realty } = await watchFor(requirements, [party, other]);
      await matching.publish(realty());
      await mailsTo(other.emailAddress as string);
      await quiet();
      expect(server.mails.filter(({ raw }) => /^bcc:|\b[bc]@example\.com/im.test(raw))).toEqual([]);
    },
  );
});

describe('texts of parties and realties', () => {
  it('add no header, no recipient and no HTML to a mail', async () => {
    const evil = 'x"\r\nBcc: victim@example.com\r\n\r\n<b>bold</b>, <victim@example.com>';
    const party = aParty({ name: evil });
    const address = party.emailAddress as string;
    const { realty } = await watchFor(requirements, [party]);
    const plain = realty();
    await matching.publish({ ...plain, address: { ...plain.address, addressLine1: evil } });
    const [mail] = await mailsTo(address);
    const named = mail.headers.map(({ key }) => key);
    expect([named.includes('bcc'), named.filter((key) => key === 'to'), named.filter((key) => key === 'from')]).toEqual(
      [false, ['to'], ['from']],
    );
    expect(mail.to?.map((to) => to.address)).toEqual([address]);
    expect([server.asked.get('victim@example.com'), mail.html?.includes('<b>')]).toEqual([undefined, false]);
    expect(mail.text).toContain('<b>bold</b>');
  });
});

describe('a party that was removed', () => {
  it('gets no mails any more, and stands nowhere: not in outboxes, names or search', async () => {
    const register = new PartyRegister(requirements.service, 1);
    const party = register.party();
    const { realty } = await watchFor(requirements, [party]);
    await matching.publish(realty());
    await mailsTo(party.emailAddress as string);
    await quiet();
    await requirements.service.db.query(`INSERT INTO mail_refusal VALUES ('party', $1, 'hash', 'was refused', now())`, [
      party.partyId,
    ]);
    expect(await register.placesOf(party.name as string)).toEqual(['directory_entry']);
    await register.remove(party);
    expect(await register.placesOf(party.name as string)).toEqual([]);
    const marked = 'SELECT FROM mail_refusal WHERE recipient_id = $1';
    expect((await requirements.service.db.query(marked, [party.partyId])).rowCount).toBe(0);
    const later = realty();
    await matching.publish(later);
    await matching.settled(later.realtyId);
    await eventually(async () => {
      const sql = `SELECT FROM mail WHERE recipient_id = $1`;
      return (await requirements.service.db.query(sql, [party.partyId])).rowCount;
    }, 'the match to be heard of');
    await quiet();
    expect(server.to(party.emailAddress as string)).toHaveLength(1);
  });
});
