import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePurchaseAssignment1796000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE purchase_assignment (
        assignment_id uuid NOT NULL,
        sequence bigint NOT NULL,
        asset_requirement_id uuid,
        active boolean NOT NULL,
        CONSTRAINT pk_purchase_assignment PRIMARY KEY (assignment_id)
      );
      CREATE INDEX purchase_assignment_requirement ON purchase_assignment (asset_requirement_id) WHERE active;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE purchase_assignment');
  }
}
