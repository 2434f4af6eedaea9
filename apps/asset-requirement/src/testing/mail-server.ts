import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

export interface ReceivedMail extends Email {
  recipient: string;
  raw: string;
}

/** What the server does with the next mail to an address, or with its connection. */
export type Fault = { at: 'rcpt' | 'data'; code: number; text: string } | { at: 'drop' };

const faultError = ({ code, text }: { code: number; text: string }): Error =>
  Object.assign(new Error(text), { responseCode: code });

/** An SMTP server on a port of its own, with a mailbox for every address. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  /** How often each address was asked for. */
  readonly asked = new Map<string, number>();
  private readonly faults = new Map<string, Fault[]>();
  /** Called once a mail is taken, before the client is told so. */
  onTaken: (mail: ReceivedMail) => Promise<void> = () => Promise.resolve();
  private readonly server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, callback) => {
      this.asked.set(address, (this.asked.get(address) ?? 0) + 1);
      const fault = this.next(address, 'rcpt');
      if (fault) return callback(faultError(fault));
      if (this.next(address, 'drop')) return this.drop();
      callback();
    },
    onData: (stream, session, callback) => void this.take(stream, session).then(() => callback(), callback),
  });
  private readonly sockets = new Set<Socket>();

  async start(): Promise<this> {
    const inner = this.server.listen(0, '127.0.0.1');
    inner.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    await once(inner, 'listening');
    this.server.on('error', () => undefined);
    return this;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** Has the next mail to an address fail; several faults come one after the other. */
  fail(address: string, ...faults: Fault[]): void {
    this.faults.set(address, [...(this.faults.get(address) ?? []), ...faults]);
  }

  to(address: string): ReceivedMail[] {
    return this.mails.filter(({ recipient }) => recipient === address);
  }

  async stop(): Promise<void> {
    this.drop();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private next<A extends Fault['at']>(address: string, at: A): Extract<Fault, { at: A }> | undefined {
    const [first, ...rest] = this.faults.get(address) ?? [];
    if (first?.at !== at) return undefined;
    this.faults.set(address, rest);
    return first as Extract<Fault, { at: A }>;
  }

  private drop(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    for (const { address } of session.envelope.rcptTo) {
      const fault = this.next(address, 'data');
      if (fault) throw faultError(fault);
      const mail = { ...(await PostalMime.parse(raw)), recipient: address, raw: raw.toString() };
      this.mails.push(mail);
      await this.onTaken(mail);
    }
  }
}
