import * as assetRequirement from '../asset-requirement';
import * as assignment from '../assignment';
import * as realty from '../realty';
import * as trade from '../trade';
import { bareOf } from './described';

describe.each(Object.entries({ assignment, 'asset-requirement': assetRequirement, realty, trade }))(
  'the contract of %s',
  (_name, contract) => {
    it('describes every property, with an example', () => expect(bareOf(contract)).toEqual([]));
  },
);
