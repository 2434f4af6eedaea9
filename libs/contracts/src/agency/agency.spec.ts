import { validate } from '../common/validate';
import { partyEvents } from '../party';
import { Agency } from './agency.dto';
import { AgencyOffice } from './agency-office.dto';
import { AgencyOfficeContactsUpdate } from './agency-office-requests.dto';
import { AgentRecord } from './agent.dto';
import { agencyEvents } from './events';
import { agencyOfficeSample, agencySample, agentSample } from './samples';

const { modificationTime: _answered, ...profile } = agentSample;

describe('events of the agency and party topics', () => {
  const events = [...agencyEvents, ...partyEvents];

  it.each(events.filter((event) => event.data))('$name has a sample that its own class accepts', (event) => {
    expect(validate(event.data!, JSON.parse(JSON.stringify(event.sample)) as object).faults).toEqual([]);
  });

  it('keeps all its topics compacted, so that a replay gives the whole directory', () => {
    expect(events.every((event) => event.topic.compacted)).toBe(true);
  });

  it('has tombstones without data', () => {
    const tombstones = events.filter((event) => event.name.endsWith('-removed'));
    expect(tombstones.map(({ name, data, sample }) => [name, data, sample])).toEqual([
      ['agent-removed', undefined, undefined],
      ['party-removed', undefined, undefined],
    ]);
  });

  it('names no event twice', () => {
    expect(new Set(events.map((event) => event.name)).size).toBe(events.length);
  });
});

describe('imported records', () => {
  it('accepts an agency, an office and an agent as answered, the agent with its offices', () => {
    const agent = { ...profile, agencyOfficeIds: ['edf9fb6b-00d6-4769-812e-d0c93a584c7b'] };
    expect(validate(Agency, agencySample).faults).toEqual([]);
    expect(validate(AgencyOffice, agencyOfficeSample).faults).toEqual([]);
    expect(validate(AgentRecord, agent).faults).toEqual([]);
  });

  it("reports every fault at once, the server's own fields among the unknown", () => {
    const { faults } = validate(AgentRecord, {
      ...agentSample,
      agentId: 'x',
      lastName: '',
      languages: ['fi', 'Finnish'],
      contacts: [{ contactTypeCode: 'PHONE' }],
    });
    expect(faults.map(({ path, errorCode }) => `${path} ${errorCode}`).sort()).toEqual([
      'agencyOfficeIds VALUE_REQUIRED',
      'agentId INVALID_TYPE',
      'contacts[0].value VALUE_REQUIRED',
      'languages[1] INVALID_TYPE',
      'lastName VALUE_REQUIRED',
      'modificationTime INVALID_TYPE',
    ]);
  });

  it('keeps coordinates on the globe', () => {
    const { faults } = validate(AgencyOffice, { ...agencyOfficeSample, location: { latitude: 91, longitude: -181 } });
    expect(faults.map(({ path }) => path)).toEqual(['location.latitude', 'location.longitude']);
  });

  it('stores ids in lower case', () => {
    const { value } = validate(Agency, { ...agencySample, agencyId: agencySample.agencyId.toUpperCase() });
    expect(value.agencyId).toBe(agencySample.agencyId);
  });
});

describe("an office's contacts in an update", () => {
  const faultsOf = (...ids: (string | undefined)[]) => {
    const contacts = ids.map((contactId) => ({
      contactTypeCode: 'PHONE',
      value: '1',
      ...(contactId && { contactId }),
    }));
    return validate(AgencyOfficeContactsUpdate, { contacts }).faults.map(({ path }) => path);
  };
  const [one, other] = [agencySample.agencyId, agentSample.agentId];

  it('have each id once, in whatever case, and any number of them none', () => {
    expect(faultsOf(one, undefined, other, undefined)).toEqual([]);
    expect(faultsOf(one, other, one.toUpperCase(), one)).toEqual(['contacts[2].contactId', 'contacts[3].contactId']);
  });

  it('are at fault once where an id is malformed and stands twice', () => {
    expect(faultsOf('x', 'x').sort()).toEqual(['contacts[0].contactId', 'contacts[1].contactId']);
  });
});
