import {
  agencyOfficeSample,
  agencySample,
  agentSample,
  type DirectoryKind,
  directoryKinds,
  type EventDefinition,
} from '@ovipro/contracts';
import { eventually, publishEvent, startTestService, type TestService } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { assignmentService } from '../service';

const { name, postalAddress: address, contacts = [], agency } = agencyOfficeSample;
const { firstName, lastName, title, phoneNumber, emailAddress } = agentSample;

const kept: [kind: DirectoryKind, data: object][] = [
  ['agency', { businessId: agencySample.businessIdentification?.businessId }],
  ['agent', { firstName, lastName, title, phoneNumber, emailAddress }],
  [
    'agency-office',
    {
      ...{ agencyId: agency.agencyId, officialName: agency.officialName },
      ...{ name, address, phoneNumber: contacts[0].value },
    },
  ],
  [
    'party',
    {
      name: 'Teemu Virtanen',
      emailAddress: 'teemu.virtanen@example.com',
      phoneNumber: '+358401234567',
      languageCode: 'fi',
      address: { addressLine1: 'Yleistie 32 A 4', postcode: '00200', postalArea: 'Helsinki', countryCode: 'FI' },
    },
  ],
];

describe('the directory of assignments', () => {
  let service: TestService;
  beforeAll(async () => (service = await startTestService(assignmentService)));
  afterAll(() => service?.close());

  /** What is known once an event has been handled. */
  async function after(event: EventDefinition, id: string, sequence: number) {
    await publishEvent(service, event, id, { sequence });
    const sql = 'SELECT kind, removed, data FROM directory_entry WHERE id = $1 AND sequence = $2';
    return eventually(async () => (await service.db.query(sql, [id, sequence])).rows[0], event.name);
  }

  it.each(kept)('keeps what is shown of its kind, and no more: %s', async (kind, data) => {
    const { states, removal } = directoryKinds[kind];
    const id = randomUUID();
    for (const [index, event] of states.entries())
      expect(await after(event, id, index + 1)).toEqual({ kind, removed: false, data });
    const left = removal?.keeps === 'data' ? data : {};
    if (removal) expect(await after(removal.event, id, 9)).toEqual({ kind, removed: true, data: left });
  });
});
