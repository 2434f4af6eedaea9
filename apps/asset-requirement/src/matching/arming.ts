import { jobs, type Transaction } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';

export const matchRealtyKind = 'match-realty';
export const matchRequirementKind = 'match-requirement';
export const dropKeysKind = 'drop-requirement-keys';

/** Has a realty held against the watches once the transaction has committed. */
export const matchRealty = (tx: Transaction, realtyId: string): void =>
  jobs.enqueue(tx, { kind: matchRealtyKind }, { key: realtyId, payload: { realtyId } });

/** Has an asset requirement held against the realties once the transaction has committed. */
export const matchRequirement = (tx: Transaction, assetRequirementId: string): void =>
  jobs.enqueue(tx, { kind: matchRequirementKind }, { key: assetRequirementId, payload: { assetRequirementId } });

/** Has asset requirements matched no more, of which watches have ended, unless others still watch them. */
export function dropKeys(tx: Transaction, assetRequirementIds: string[]): void {
  if (assetRequirementIds.length === 0) return;
  jobs.enqueue(tx, { kind: dropKeysKind }, { key: randomUUID(), payload: { assetRequirementIds } });
}
