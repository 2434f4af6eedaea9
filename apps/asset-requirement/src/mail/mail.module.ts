import { Module } from '@nestjs/common';
import { erasureJob, JobRunner } from '@ovipro/platform';
import { mailErasure, MailSender } from './mail.jobs';
import { MailTransport } from './mail.transport';
import { OnWatchMatched } from './on-watch-matched';

/** Tells agents and parties of matches by mail. */
@Module({ controllers: [OnWatchMatched], providers: [MailTransport, MailSender] })
export class MailModule {
  constructor(runner: JobRunner, sender: MailSender) {
    runner.register(sender.job, erasureJob(mailErasure));
  }
}
