import type { MigrationInterface, QueryRunner } from 'typeorm';

const column = 'ALTER TABLE lead ADD COLUMN supplier_assigned_ids text[]';

const former = `
  UPDATE lead SET supplier_assigned_ids = ARRAY(
    SELECT known ->> 'supplierAssignedId' FROM jsonb_array_elements(content -> 'supplierAssignedIdentifiers') known)
  WHERE content ? 'supplierAssignedIdentifiers'`;

/** A search by the sender's id names no office and no scheme. */
const index = `
  CREATE INDEX lead_supplier_ids ON lead USING gin (supplier_assigned_ids) WHERE supplier_assigned_ids IS NOT NULL`;

export class IndexSupplierIds1732500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [column, former, index]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE lead DROP COLUMN supplier_assigned_ids');
  }
}
