import { EmailField, validate, type WatchMatch } from '@ovipro/contracts';
import type { KnownAgent, KnownParty } from '../directory/directory';
import { type MailLanguage, mailLanguages } from './mail.texts';

export type RecipientKind = 'agent' | 'party';

export interface Recipient {
  kind: RecipientKind;
  id: string;
}

/** Whom a match is told by mail: the responsible agent and the parties, as the watch says. */
export function recipientsOf({ watch, assetRequirement }: WatchMatch): Recipient[] {
  const agent = assetRequirement.agents?.find(({ roleCode }) => roleCode === 'RESPONSIBLE_AGENT');
  const told = watch.parties.filter(({ partyNotificationTypeCodes = [] }) =>
    partyNotificationTypeCodes.includes('EMAIL'),
  );
  const parties = [...new Set(told.map(({ partyId }) => partyId))].map((id): Recipient => ({ kind: 'party', id }));
  if (!agent || !watch.agentNotificationTypeCodes.includes('EMAIL')) return parties;
  return [{ kind: 'agent', id: agent.agentId }, ...parties];
}

/** Where mails to somebody go. */
export interface Addressee {
  address: string;
  name?: string;
  language: MailLanguage;
}

class Address {
  @EmailField()
  emailAddress!: string;
}

const languageOf = (codes: readonly (string | undefined)[]): MailLanguage =>
  mailLanguages.find((language) => language === codes.find((code) => mailLanguages.includes(code as MailLanguage))) ??
  'fi';

/** What the directory knows of somebody as an addressee; undefined where it knows no address that mails can go to. */
export function addresseeOf(kind: RecipientKind, known: (KnownAgent & KnownParty) | undefined): Addressee | undefined {
  const { emailAddress: address, firstName, lastName, name, languages = [], languageCode } = known ?? {};
  if (address === undefined || validate(Address, { emailAddress: address }).faults.length > 0) return undefined;
  const whole = kind === 'party' ? name : [firstName, lastName].filter(Boolean).join(' ');
  return {
    address,
    language: languageOf(kind === 'party' ? [languageCode] : languages),
    ...(whole && { name: whole }),
  };
}
