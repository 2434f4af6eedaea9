import { type Role, Role as roles, rolePermissions } from '@ovipro/contracts';
import { type AccountWithAgent, claimsOf } from './account';
import { accountFaults } from './account.rules';

const agentId = 'ecddaeca-160a-46c4-987a-075942a4c512';
const office = 'edf9fb6b-00d6-4769-812e-d0c93a584c7b';
const other = '212114ec-819e-483c-a8e0-f82289ac6e19';

const aHolder = (given: Partial<AccountWithAgent> = {}): AccountWithAgent => ({
  username: 'ville',
  name: null,
  role: 'agent',
  agentId: null,
  agencyOfficeIds: [office],
  marketplaceCode: null,
  passwordHash: '',
  disabled: false,
  agentState: null,
  agentName: null,
  agentOfficeIds: null,
  ...given,
});

const anAgent = { agentId, agentState: 'ACTIVE', agentName: 'Ville Välittäjä', agentOfficeIds: [other] };

describe('the claims of an account', () => {
  it('are its own where it has no agent; its user name serves as its name', () => {
    const permissions = rolePermissions.agent;
    expect(claimsOf(aHolder())).toEqual({ sub: 'ville', name: 'ville', agencyOfficeIds: [office], permissions });
    expect(claimsOf(aHolder({ name: 'Ville V.' }))?.name).toBe('Ville V.');
  });

  it('take name and offices from the agent', () => {
    const claims = claimsOf(aHolder(anAgent));
    expect(claims).toMatchObject({ sub: 'ville', name: 'Ville Välittäjä', agentId, agencyOfficeIds: [other] });
  });

  it.each([
    ['a disabled account', { disabled: true }],
    ['an agent who is not active', { ...anAgent, agentState: 'INACTIVE' }],
    ['an agent who is not known', { agentId }],
  ])('are none for %s', (_name, given) => {
    expect(claimsOf(aHolder(given))).toBeUndefined();
  });

  it('give a marketplace the permission for its own code', () => {
    const claims = claimsOf(aHolder({ role: 'marketplace', marketplaceCode: 'OIKOTIE' }));
    expect(claims?.permissions).toContain('marketplace-lead:create:OIKOTIE');
    expect(claims?.permissions).not.toContain('marketplace-lead:create:ETUOVI');
  });

  it.each([...roles])('are the permissions of the table for the role %s', (role: Role) => {
    expect(claimsOf(aHolder({ role }))?.permissions).toEqual(rolePermissions[role]);
  });
});

describe('the fields of an account', () => {
  const account = { username: 'x', agencyOfficeIds: [] };
  const faultsOf = (given: object) =>
    accountFaults({ ...account, ...given } as never).map(({ path, errorCode }) => [path, errorCode]);

  it('need the code of a marketplace, and of nobody else', () => {
    expect(faultsOf({ role: 'marketplace' })).toEqual([['marketplaceCode', 'VALUE_REQUIRED']]);
    expect(faultsOf({ role: 'partner', marketplaceCode: 'ETUOVI' })).toEqual([['marketplaceCode', 'INVALID_TYPE']]);
    expect(faultsOf({ role: 'marketplace', marketplaceCode: 'ETUOVI' })).toEqual([]);
  });

  it('name an agent only for agents and main users', () => {
    expect(faultsOf({ role: 'integration', agentId })).toEqual([['agentId', 'INVALID_TYPE']]);
    expect(faultsOf({ role: 'main-user', agentId })).toEqual([]);
  });
});
