import { EmailField, IntField, TextField } from '@ovipro/contracts';
import { type CheckedConfig, ServiceConfig } from '@ovipro/platform';

export class AssetRequirementConfig extends ServiceConfig implements CheckedConfig {
  /** Where mails are handed over, as in `smtp://user:password@mail.example.com:587`. */
  @TextField({ max: 2000, optional: true })
  smtpUrl?: string;

  /** Without an SMTP server, mails are files here. One of the two is needed in production. */
  @TextField({ max: 2000, optional: true })
  mailDirectory?: string;

  /** Whom mails are from. */
  @EmailField()
  mailFrom = 'vahti@ovipro.example';

  /** Where whoever wants no more mails writes to. */
  @EmailField()
  mailUnsubscribe = 'unsubscribe@ovipro.example';

  /** Matches of so many seconds come to one party in one mail. */
  @IntField({ min: 0, max: 86_400 })
  mailWindowSeconds = 900;

  /** The page of a realty, less its id. */
  @TextField({ max: 2000 })
  realtyPageUrl = 'https://ovipro.example/realties/';

  /** Realties are forgotten this many days after they were withdrawn, with what has matched them. */
  @IntField({ min: 1, max: 36_500 })
  realtyRetentionDays = 90;

  faults(): string[] {
    const isLost = this.nodeEnv === 'production' && !this.smtpUrl && !this.mailDirectory;
    return isLost ? ['SMTP_URL or MAIL_DIRECTORY is required in production'] : [];
  }
}
