import type { Account, Fault } from '@ovipro/contracts';

/** What the fields of an account say of each other. */
export function accountFaults({ role, marketplaceCode, agentId }: Account): Fault[] {
  const invalid = (path: string, message: string): Fault => ({ path, errorCode: 'INVALID_TYPE', message });
  const faults: Fault[] = [];
  if (role === 'marketplace' && marketplaceCode === undefined)
    faults.push({ path: 'marketplaceCode', errorCode: 'VALUE_REQUIRED', message: 'is required for a marketplace' });
  if (role !== 'marketplace' && marketplaceCode !== undefined)
    faults.push(invalid('marketplaceCode', `is not for the role ${role}`));
  if (role !== 'agent' && role !== 'main-user' && agentId !== undefined)
    faults.push(invalid('agentId', `is not for the role ${role}`));
  return faults;
}
