import { jobs, type Transaction } from '@ovipro/platform';

export const matchRealtyKind = 'match-realty';
export const matchRequirementKind = 'match-requirement';

/** Has a realty held against the watches once the transaction has committed. */
export const matchRealty = (tx: Transaction, realtyId: string): void =>
  jobs.enqueue(tx, { kind: matchRealtyKind }, { key: realtyId, payload: { realtyId } });

/** Has an asset requirement held against the realties once the transaction has committed. */
export const matchRequirement = (tx: Transaction, assetRequirementId: string): void =>
  jobs.enqueue(tx, { kind: matchRequirementKind }, { key: assetRequirementId, payload: { assetRequirementId } });
