import { Injectable } from '@nestjs/common';
import type { WatchMatch } from '@ovipro/contracts';
import { defineJob, directory, type Erasure, jobs, type Transaction } from '@ovipro/platform';
import { createHash, randomUUID } from 'node:crypto';
import { AssetRequirementConfig } from '../config';
import { type Addressee, addresseeOf, type Recipient } from './mail.recipients';
import { type MailItem, plain, renderMail } from './mail.render';
import { MailTransport } from './mail.transport';

/** As many matches one mail shows; it says how many more there are. */
const itemLimit = 50;
const kind = 'send-mail';
const secondMs = 1_000;

interface MailRow extends Recipient {
  mailId: string;
  total: number;
}

interface Mail extends MailRow {
  addressee: Addressee;
  /** Of its first match, so that it is the same whenever the mail is sent. */
  messageKey: string;
  items: MailItem[];
}

const hashOf = (address: string): string => createHash('sha256').update(address.toLowerCase()).digest('hex');

const drop = (tx: Transaction, mailId: string): Promise<number> =>
  tx.execute('DELETE FROM mail WHERE mail_id = $1', [mailId]);

/** Puts a match into the mail that collects for somebody; the first one begins a mail, which goes out after the window. */
export async function collect(
  tx: Transaction,
  recipient: Recipient,
  match: WatchMatch,
  sequence: number,
  windowSeconds: number,
): Promise<void> {
  const [mail] = await tx.query<{ mailId: string; total: number }>(
    `INSERT INTO mail AS collecting (mail_id, recipient_kind, recipient_id, is_closed, total, creation_time) VALUES ($1, $2, $3, false, 1, $4)
     ON CONFLICT (recipient_kind, recipient_id) WHERE NOT is_closed DO UPDATE SET total = collecting.total + 1
     RETURNING mail_id AS "mailId", total`,
    [randomUUID(), recipient.kind, recipient.id, tx.now],
  );
  const { mailId, total } = mail;
  if (total === 1) {
    const at = new Date(tx.now.getTime() + windowSeconds * secondMs);
    jobs.enqueue(tx, { kind }, { key: mailId, payload: { mailId }, at });
  }
  if (total > itemLimit) return;
  const content: MailItem = { realty: match.realty, reasons: match.reasons };
  await tx.execute(`INSERT INTO mail_item (mail_id, place, match_id, sequence, content) VALUES ($1, $2, $3, $4, $5)`, [
    mailId,
    total,
    match.matchId,
    sequence,
    JSON.stringify(content),
  ]);
}

/** Closes a mail; what no longer matches when it is closed does not go out. A mail that was closed before stays as it is. */
async function close(tx: Transaction, mailId: string): Promise<MailRow | undefined> {
  const closed = await tx.execute('UPDATE mail SET is_closed = true WHERE mail_id = $1 AND NOT is_closed', [mailId]);
  if (closed > 0) {
    const gone = `DELETE FROM mail_item i WHERE mail_id = $1
      AND NOT EXISTS (SELECT FROM watch_match m WHERE m.match_id = i.match_id AND m.holds
        AND NOT EXISTS (SELECT FROM realty r WHERE r.realty_id = m.realty_id AND r.withdrawn))`;
    const removed = await tx.execute(gone, [mailId]);
    await tx.execute('UPDATE mail SET total = total - $2 WHERE mail_id = $1', [mailId, removed]);
  }
  const sql = `SELECT mail_id AS "mailId", recipient_kind AS kind, recipient_id AS id, total FROM mail WHERE mail_id = $1`;
  const [row] = await tx.query<MailRow | undefined>(sql, [mailId]);
  return row;
}

/** Whether mails to the address were refused for good. Another address of the same party is another matter. */
async function isRefused(tx: Transaction, { kind: recipientKind, id }: Recipient, address: string): Promise<boolean> {
  const sql = 'SELECT FROM mail_refusal WHERE recipient_kind = $1 AND recipient_id = $2 AND address_hash = $3';
  return (await tx.execute(sql, [recipientKind, id, hashOf(address)])) > 0;
}

async function loadMail(tx: Transaction, mailId: string): Promise<Mail | undefined> {
  const row = await close(tx, mailId);
  if (!row) return undefined;
  const addressee = addresseeOf(row.kind, await directory.find(tx, row.kind, row.id));
  const rows = await tx.query<{ content: MailItem; matchId: string; sequence: number }>(
    `SELECT content, match_id AS "matchId", sequence FROM mail_item WHERE mail_id = $1 ORDER BY place`,
    [mailId],
  );
  if (!addressee || rows.length === 0 || (await isRefused(tx, row, addressee.address))) {
    await drop(tx, mailId);
    return undefined;
  }
  const messageKey = `${rows[0].matchId}.${rows[0].sequence}.${row.id}`;
  return { ...row, addressee, messageKey, items: rows.map(({ content }) => content) };
}

const refuse = (
  tx: Transaction,
  { kind: recipientKind, id, addressee }: Readonly<Mail>,
  reason: string,
): Promise<number> =>
  tx.execute(
    `INSERT INTO mail_refusal (recipient_kind, recipient_id, address_hash, reason, creation_time) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (recipient_kind, recipient_id) DO UPDATE SET address_hash = excluded.address_hash, reason = excluded.reason,
       creation_time = excluded.creation_time`,
    [recipientKind, id, hashOf(addressee.address), reason.replaceAll(addressee.address, '…').slice(0, 500), tx.now],
  );

/** Sends mails. One that a killed process has sent and not noted goes out again, under the same Message-ID. */
@Injectable()
export class MailSender {
  readonly job = defineJob<{ mailId: string }, Mail, string | undefined>({
    kind,
    concurrency: 4,
    timeLimitMs: 60_000,
    maxAttempts: 40,
    load: (tx, { mailId }) => loadMail(tx, mailId),
    perform: (mail) => this.send(mail),
    complete: async (tx, mail, refusal) => {
      if (refusal !== undefined) await refuse(tx, mail, refusal);
      await drop(tx, mail.mailId);
    },
  });

  constructor(
    private readonly transport: MailTransport,
    private readonly config: AssetRequirementConfig,
  ) {}

  private send({ addressee, messageKey, items, total, id }: Readonly<Mail>): Promise<string | undefined> {
    const { mailFrom, mailUnsubscribe, realtyPageUrl } = this.config;
    const { name, language, address } = addressee;
    const rendered = renderMail({
      ...{ language, name, total, realtyPageUrl },
      items: [...items],
      unsubscribe: mailUnsubscribe,
    });
    return this.transport.send({
      ...rendered,
      from: { name: 'OviPro', address: mailFrom },
      to: { name: plain(name ?? ''), address },
      messageId: `<${messageKey}@${mailFrom.split('@')[1]}>`,
      headers: {
        'List-Unsubscribe': `<mailto:${mailUnsubscribe}?subject=${id}>`,
        'Auto-Submitted': 'auto-generated',
      },
    });
  }
}

/** Forgets mails to a party that was removed, and that its address was refused. */
export const mailErasure: Erasure = {
  kind: 'erase-mail-recipient',
  async blank(tx, partyId, limit) {
    const own = `recipient_kind = 'party' AND recipient_id = $1`;
    await tx.execute(`DELETE FROM mail_refusal WHERE ${own}`, [partyId]);
    const few = `SELECT mail_id FROM mail WHERE ${own} LIMIT $2`;
    return tx.execute(`DELETE FROM mail WHERE mail_id IN (${few})`, [partyId, limit]);
  },
};
