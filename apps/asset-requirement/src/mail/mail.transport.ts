import { Injectable } from '@nestjs/common';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { AssetRequirementConfig } from '../config';

const connectTimeoutMs = 10_000;
const socketTimeoutMs = 20_000;

interface SmtpFault {
  responseCode?: number;
  command?: string;
  response?: string;
}

/** What the server said of the address or the message itself, and will say again. */
function permanentRefusal(error: unknown): string | undefined {
  const { responseCode = 0, command, response } = error as SmtpFault;
  const isOfTheMail = command === 'RCPT TO' || command === 'DATA';
  return isOfTheMail && responseCode >= 500 ? (response ?? String(responseCode)) : undefined;
}

/** Hands mails over to an SMTP server, or writes them to files where there is none. */
@Injectable()
export class MailTransport {
  constructor(private readonly config: AssetRequirementConfig) {}

  /**
   * @returns why the mail was refused for good, if it was
   * @throws whatever may pass: the server is away, or refuses for now
   */
  async send(message: SendMailOptions & { messageId: string }): Promise<string | undefined> {
    const guarded = { ...message, disableFileAccess: true, disableUrlAccess: true };
    try {
      await (this.config.smtpUrl ? this.hand(this.config.smtpUrl, guarded) : this.write(guarded));
      return undefined;
    } catch (error) {
      const refusal = permanentRefusal(error);
      if (refusal !== undefined) return refusal;
      throw error;
    }
  }

  private async hand(url: string, message: SendMailOptions): Promise<void> {
    const transport = createTransport({
      url,
      connectionTimeout: connectTimeoutMs,
      greetingTimeout: connectTimeoutMs,
      socketTimeout: socketTimeoutMs,
    });
    try {
      await transport.sendMail(message);
    } finally {
      transport.close();
    }
  }

  /** A mail that is sent again takes the place of the first. */
  private async write(message: SendMailOptions & { messageId: string }): Promise<void> {
    const composed = await createTransport({ streamTransport: true, buffer: true, newline: 'unix' }).sendMail(message);
    const name = message.messageId
      .replace(/[<>]/g, '')
      .replace(/@.*$/, '')
      .replace(/[^\w.-]/g, '_');
    const { mailDirectory = join('.data', 'mail') } = this.config;
    await mkdir(mailDirectory, { recursive: true });
    const path = join(mailDirectory, `${name}.eml`);
    await writeFile(`${path}.part`, composed.message as Buffer);
    await rename(`${path}.part`, path);
  }
}
