import { validate } from '../common/validate';
import { changed, describeRequest, describeSamples, faultsOf, samplesOf } from '../testing/samples';
import * as contract from '.';

const requests = samplesOf('asset-requirement', {
  'assetRequirement.create.request': contract.AssetRequirementCreate,
  'assetRequirement.update.request': contract.AssetRequirementUpdate,
  'watch.create.request': contract.WatchCreate,
  'watch.update.request': contract.WatchUpdate,
  'note.create.request': contract.NoteCreate,
  'note.update.request': contract.NoteUpdate,
});
const answers = samplesOf('asset-requirement', {
  'assetRequirement.create.response': contract.AssetRequirementCreated,
  'assetRequirement.get.response': contract.AssetRequirement,
  'assetRequirements.search.response': contract.AssetRequirementPage,
  'watch.create.response': contract.WatchCreated,
  'watch.get.response': contract.Watch,
  'watches.search.response': contract.WatchPage,
  'note.create.response': contract.NoteCreated,
  'notes.search.response': contract.NoteList,
});

describeSamples([...requests, ...answers]);

const translations = [
  ...['title', 'realty.availability.description', 'realty.condition.description', 'features.specialWishes'],
  ...['apartment.area.totalAreaDescription', 'plot.totalAreaDescription', 'financialTerms.paymentTerms'],
].flatMap((list) => ['languageCode', 'text'].map((name) => `assetRequirements.${list}[].${name}`));
const requirement = ['agencyOfficeId', 'agents[].agentId', 'agents[].roleCode', 'assetRequirements', ...translations];
const watch = [
  ...['assetRequirementId', 'validityEndTime', 'agentNotificationTypeCodes', 'parties'],
  ...['parties[].partyId', 'parties[].partyTypeCode'],
];
const needed: Record<string, string[]> = {
  'assetRequirement.create.request': requirement,
  'assetRequirement.update.request': ['assetRequirementId', 'statusCode', ...requirement],
  'watch.create.request': watch,
  'watch.update.request': ['watchId', ...watch],
  'note.create.request': ['note', 'assetRequirementId'],
  'note.update.request': ['note'],
};
for (const request of requests) describeRequest(request, needed[request.name]);

const [create, update, watchCreate, , noteCreate, noteUpdate] = requests;

describe('an asset requirement', () => {
  const agent = { agentId: 'da3a543e-4220-4c1f-8cda-2ae0b2e596e0', roleCode: 'RESPONSIBLE_AGENT' };
  const agents = (list: object[] | undefined) => faultsOf(create.type, changed(create.body, ['agents'], list));

  it('has agents, or says nothing of them; one at most is responsible', () => {
    expect(agents(undefined)).toEqual([]);
    expect(agents([{ ...agent, roleCode: 'MARKETING_AGENT' }])).toEqual([]);
    expect(agents([])).toEqual([['agents', 'INVALID_TYPE']]);
    expect(agents([agent, agent])).toEqual([['agents', 'INVALID_TYPE']]);
  });

  it('may look for anything', () =>
    expect(faultsOf(create.type, { ...create.body, assetRequirements: {} })).toEqual([]));

  it('gets state, number and times from the server', () => {
    const own = { statusCode: 'ACTIVE', friendlyId: '40142361', assetRequirementId: agent.agentId };
    const faults = Object.keys(own).map((name) => [name, 'INVALID_TYPE']);
    expect(faultsOf(create.type, { ...create.body, ...own })).toEqual(faults);
    expect(faultsOf(update.type, { ...update.body, creationTime: '2021-03-13T12:07:23Z' })).toEqual([
      ['creationTime', 'INVALID_TYPE'],
    ]);
    const migrated = validate(create.type, { ...create.body, creationTime: '2021-03-13T14:07:23+02:00' });
    expect(migrated).toMatchObject({ faults: [], value: { creationTime: '2021-03-13T12:07:23Z' } });
  });

  it.each([
    [
      ['realty', 'propertyTypeCodes'],
      [['RESIDENTIAL', 'COMMERCIAL_PROPERTY'], []],
      [['OFFICE'], 'RESIDENTIAL'],
    ],
    [['realty', 'residentialTypeCodes'], [['DETACHED_HOUSE']], [['house']]],
    [
      ['realty', 'earliestConstructionYear'],
      [1000, 9999],
      [999, 10_000, 2000.5],
    ],
    [['apartment', 'roomCountCodes'], [['3H', 'OVER_5H']], [['3h'], ['']]],
    [
      ['apartment', 'area', 'minimumLivingAreaInSquareMeters'],
      [0, 72.5],
      [-1, '72'],
    ],
    [['plot', 'maximumAreaInSquareMeters'], [0, 1_000_000_000], [1_000_000_001]],
    [['features', 'hasSauna'], [true, false], ['true']],
    [
      ['financialTerms', 'debtFreePriceRange', 'maximumPrice'],
      [0, 0.29],
      [0.295, -1],
    ],
    [['financialTerms', 'debtFreePriceRange', 'currencyCode'], ['SEK'], ['eur']],
    [['addresses', 0, 'localityCode'], ['FI_UUSIMAA_ESPOO'], ['Espoo']],
  ])('%j has its bounds', (path, good, bad) => {
    const at = ['assetRequirements', ...path];
    for (const value of good)
      expect([value, faultsOf(create.type, changed(create.body, at, value))]).toEqual([value, []]);
    for (const value of bad)
      expect([value, faultsOf(create.type, changed(create.body, at, value))]).not.toEqual([value, []]);
  });
});

describe('a watch', () => {
  it('tells by e-mail, or nobody', () => {
    const codes = (list: unknown) =>
      faultsOf(watchCreate.type, changed(watchCreate.body, ['agentNotificationTypeCodes'], list)).map(([path]) => path);
    expect([codes([]), codes(['SMS'])]).toEqual([[], ['agentNotificationTypeCodes[0]']]);
  });

  it('is for 1 to 100 parties', () => {
    const parties = (count: number) => {
      const [party] = (watchCreate.body as contract.WatchCreate).parties;
      return faultsOf(watchCreate.type, { ...watchCreate.body, parties: Array(count).fill(party) });
    };
    expect([parties(0), parties(100), parties(101)]).toEqual([
      [['parties', 'VALUE_REQUIRED']],
      [],
      [['parties', 'INVALID_TYPE']],
    ]);
  });

  it.each(['watchStatusCode', 'validityStartTime'])('gets its %s from the server', (name) =>
    expect(faultsOf(watchCreate.type, { ...watchCreate.body, [name]: 'x' })).toEqual([[name, 'INVALID_TYPE']]),
  );
});

describe('a note', () => {
  it('says something, of at most 10,000 characters', () => {
    const faults = (note: string) => faultsOf(noteUpdate.type, { note });
    expect(faults('ä'.repeat(10_000))).toEqual([]);
    expect(faults('ä'.repeat(10_001))).toEqual([['note', 'INVALID_TYPE']]);
    expect(faults('')).toEqual([['note', 'VALUE_REQUIRED']]);
  });

  it('stays with its asset requirement, and gets its author from the token', () => {
    expect(faultsOf(noteUpdate.type, noteCreate.body)).toEqual([['assetRequirementId', 'INVALID_TYPE']]);
    expect(faultsOf(noteCreate.type, { ...noteCreate.body, createdBy: 'x' })).toEqual([['createdBy', 'INVALID_TYPE']]);
  });
});

describe('the searches', () => {
  const id = '5d2a6d47-da73-4b11-8940-27cffabb6de5';

  it('take every parameter of the reference', () => {
    const requirements = {
      ...{ agentId: id, agencyOfficeId: [id], friendlyId: '40246121', statusCode: ['DRAFT'], freeTextSearch: 'x' },
      ...{ marketingActionStatusCode: ['FAILED'], startIndex: '20', endIndex: '40' },
      sort: 'creationTime|desc,friendlyId|asc',
    };
    const watches = {
      ...{ watchId: [id], agentId: [id], agencyOfficeId: [id], assetRequirementId: [id], partyId: [id] },
      ...{ statusCode: ['ENDED'], realtyPropertyTypeCode: ['PLOT'], startIndex: '1', size: '2' },
      sort: ['modificationTime|asc'],
    };
    expect(faultsOf(contract.AssetRequirementSearch, requirements)).toEqual([]);
    expect(faultsOf(contract.WatchSearch, watches)).toEqual([]);
    expect(faultsOf(contract.NoteSearch, { assetRequirementId: id })).toEqual([]);
    expect(faultsOf(contract.MatchSearch, { startIndex: '0', size: '100' })).toEqual([]);
  });

  it.each([
    [contract.AssetRequirementSearch, { agentId: [id, id] }, 'agentId'],
    [contract.AssetRequirementSearch, { sort: ['creationTime|desc', 'friendlyId|asc'] }, 'sort'],
    [contract.AssetRequirementSearch, { sort: 'creationTime' }, 'sort'],
    [contract.AssetRequirementSearch, { sort: 'creationTime|desc,' }, 'sort'],
    [contract.AssetRequirementSearch, { sort: 'note|desc' }, 'sort'],
    [contract.AssetRequirementSearch, { endIndex: '-1' }, 'endIndex'],
    [contract.AssetRequirementSearch, { size: '10' }, 'size'],
    [contract.WatchSearch, { sort: 'creationTime|asc' }, 'sort[0]'],
    [contract.WatchSearch, { endIndex: '10' }, 'endIndex'],
    [contract.NoteSearch, { assetRequirementId: id, size: '10' }, 'size'],
  ])('refuse what is none of theirs: %p %j', (type, query, path) =>
    expect(faultsOf(type, query)).toEqual([[path, 'INVALID_TYPE']]),
  );

  it('show at most 100 asset requirements, and none backwards', () => {
    const faults = (startIndex: number | undefined, endIndex?: number) =>
      faultsOf(contract.AssetRequirementSearch, { startIndex, endIndex }).map(([path]) => path);
    expect([faults(20), faults(20, 20), faults(20, 120), faults(undefined, 100)]).toEqual([[], [], [], []]);
    expect([faults(20, 19), faults(20, 121), faults(undefined, 101)]).toEqual([
      ['endIndex'],
      ['endIndex'],
      ['endIndex'],
    ]);
  });
});
