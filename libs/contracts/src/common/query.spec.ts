import {
  type CommaSeparated,
  CommaSeparatedSort,
  PageQuery,
  RangeQuery,
  QueryCodes,
  QueryId,
  QueryIds,
  QueryText,
  QueryTime,
  SortField,
} from './query';
import { validate } from './validate';

class Search extends PageQuery {
  @QueryIds()
  leadId?: string[];

  @QueryId()
  agentId?: string;

  @QueryCodes(['NEW', 'DONE'])
  statusCode?: string[];

  @QueryText(5)
  freeText?: string;

  @QueryTime()
  modifiedAfter?: string;

  @SortField(['creationTime', 'name'])
  sort?: string[];
}

const v4 = '9031d1c5-7d40-41dd-b2b8-7919a2fc4fe9';
const read = (query: object) => {
  const { value, faults } = validate(Search, query);
  return faults.length > 0 ? faults.map(({ path, errorCode }) => `${path} ${errorCode}`) : { ...value };
};

describe('query parameters', () => {
  it.each([
    [{}, {}],
    [
      { startIndex: '0', size: '100' },
      { startIndex: 0, size: 100 },
    ],
    [{ startIndex: '2147483647' }, { startIndex: 2_147_483_647 }],
    [{ leadId: v4.toUpperCase() }, { leadId: [v4] }],
    [{ leadId: [v4, v4.toUpperCase()] }, { leadId: [v4, v4] }],
    [{ agentId: v4.toUpperCase() }, { agentId: v4 }],
    [{ statusCode: 'NEW' }, { statusCode: ['NEW'] }],
    [{ statusCode: ['NEW', 'DONE'] }, { statusCode: ['NEW', 'DONE'] }],
    [{ freeText: ' 1 ' }, { freeText: ' 1 ' }],
    [{ freeText: '007' }, { freeText: '007' }],
    [{ sort: 'name|asc' }, { sort: ['name|asc'] }],
    [{ sort: ['name|asc', 'creationTime|desc'] }, { sort: ['name|asc', 'creationTime|desc'] }],
    [{ modifiedAfter: '2024-05-02T08:00:00+03:00' }, { modifiedAfter: '2024-05-02T05:00:00Z' }],
    [{ modifiedAfter: '2024-05-02T08:00:00 03:00' }, { modifiedAfter: '2024-05-02T05:00:00Z' }],
    [{ modifiedAfter: '2024-05-02T08:00 0300' }, { modifiedAfter: '2024-05-02T05:00:00Z' }],
    [{ modifiedAfter: '2024-05-02T08:00:00.5Z' }, { modifiedAfter: '2024-05-02T08:00:00.5Z' }],
  ])('%j are read as %j', (query, value) => expect(read(query)).toEqual(value));

  it.each([
    [{ startIndex: '-1' }, ['startIndex INVALID_TYPE']],
    [{ startIndex: '2147483648' }, ['startIndex INVALID_TYPE']],
    [{ startIndex: '' }, ['startIndex INVALID_TYPE']],
    [{ startIndex: ['0', '0'] }, ['startIndex INVALID_TYPE']],
    [{ size: '0' }, ['size INVALID_TYPE']],
    [{ size: '101' }, ['size INVALID_TYPE']],
    [{ size: '1.0' }, ['size INVALID_TYPE']],
    [{ size: ' 1' }, ['size INVALID_TYPE']],
    [{ leadId: 'x' }, ['leadId[0] INVALID_TYPE']],
    [{ leadId: [v4, 'x'] }, ['leadId[1] INVALID_TYPE']],
    [{ agentId: [v4, v4] }, ['agentId INVALID_TYPE']],
    [{ statusCode: '' }, ['statusCode[0] INVALID_TYPE']],
    [{ freeText: '' }, ['freeText INVALID_TYPE']],
    [{ freeText: ['a', 'b'] }, ['freeText INVALID_TYPE']],
    [{ modifiedAfter: '2024-05-02 03:00' }, ['modifiedAfter INVALID_TYPE']],
    [{ modifiedAfter: '2024-05-02T08:00:00' }, ['modifiedAfter INVALID_TYPE']],
    [{ modifiedAfter: ['2024-05-02T08:00:00Z'] }, ['modifiedAfter INVALID_TYPE']],
    [{ sort: 'name' }, ['sort[0] INVALID_TYPE']],
    [{ sort: 'nosuch|asc' }, ['sort[0] INVALID_TYPE']],
    [{ sort: 'name|asc,creationTime|asc' }, ['sort[0] INVALID_TYPE']],
    [{ nosuch: '1', size: 'x' }, ['size INVALID_TYPE', 'nosuch INVALID_TYPE']],
  ])('%j are refused: %j', (query, faults) => expect(read(query)).toEqual(faults));
});

class Range extends RangeQuery {
  @CommaSeparatedSort(['creationTime', 'name'])
  sort?: CommaSeparated<'creationTime' | 'name'>;
}

describe('paging by a range and an order in one parameter', () => {
  const read = (query: object) => {
    const { value, faults } = validate(Range, query);
    return faults.length > 0 ? faults.map(({ path, errorCode }) => `${path} ${errorCode}`) : { ...value };
  };

  it.each([
    [{ endIndex: '0' }, { endIndex: 0 }],
    [{ endIndex: '100' }, { endIndex: 100 }],
    [
      { startIndex: '20', endIndex: '20' },
      { startIndex: 20, endIndex: 20 },
    ],
    [
      { startIndex: '20', endIndex: '120' },
      { startIndex: 20, endIndex: 120 },
    ],
    [{ sort: 'name|asc' }, { sort: 'name|asc' }],
    [{ sort: 'name|asc,creationTime|desc' }, { sort: 'name|asc,creationTime|desc' }],
  ])('%j are read as %j', (query, value) => expect(read(query)).toEqual(value));

  it.each([
    [{ endIndex: '101' }, ['endIndex INVALID_TYPE']],
    [{ startIndex: '20', endIndex: '19' }, ['endIndex INVALID_TYPE']],
    [{ startIndex: '20', endIndex: '121' }, ['endIndex INVALID_TYPE']],
    [{ startIndex: 'x', endIndex: '121' }, ['startIndex INVALID_TYPE']],
    [{ endIndex: '-1' }, ['endIndex INVALID_TYPE']],
    [{ size: '10' }, ['size INVALID_TYPE']],
    [{ sort: ['name|asc', 'creationTime|desc'] }, ['sort INVALID_TYPE']],
    [{ sort: 'name|asc,' }, ['sort INVALID_TYPE']],
    [{ sort: 'name|asc,nosuch|desc' }, ['sort INVALID_TYPE']],
    [{ sort: 'name' }, ['sort INVALID_TYPE']],
  ])('%j are refused: %j', (query, faults) => expect(read(query)).toEqual(faults));
});
