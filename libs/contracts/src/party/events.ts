import { defineEvent, topic } from '../common/events';
import { ObjectField } from '../common/fields';
import { Party } from './party.dto';

/** The party register's topic: a whole directory when replayed from its start. */
export const partyTopic = topic('ovipro.party', 'partyId', { compacted: true });

/** What an event about a party, a person or an organization in the party register, carries. */
export class PartyEventData {
  @ObjectField(() => Party)
  party!: Party;
}

export const partyChanged = defineEvent({
  name: 'party-changed',
  topic: partyTopic,
  description: 'A party came or changed in the party register.',
  data: PartyEventData,
  sample: {
    party: {
      partyId: '62701576-2621-4a27-8d2b-63cea492abb6',
      partyTypeCode: 'PERSON_PARTY',
      firstName: 'Teemu',
      lastName: 'Virtanen',
      name: 'Teemu Virtanen',
      emailAddress: 'teemu.virtanen@example.com',
      phoneNumber: '+358401234567',
      languageCode: 'fi',
      address: { addressLine1: 'Yleistie 32 A 4', postcode: '00200', postalArea: 'Helsinki', countryCode: 'FI' },
    },
  },
});

export const partyRemoved = defineEvent({
  name: 'party-removed',
  topic: partyTopic,
  description: 'A party is gone: a tombstone, without data. Whoever knows the party forgets names and contacts.',
});

export const partyEvents = [partyChanged, partyRemoved];
