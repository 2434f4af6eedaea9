import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSurvey1795963000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE survey (
        survey_id uuid NOT NULL,
        assignment_id uuid NOT NULL,
        survey_type_code text NOT NULL,
        due_time timestamptz(3) NOT NULL,
        outcome text,
        trade jsonb,
        trade_settlement_id uuid,
        version integer NOT NULL,
        event_sequence integer NOT NULL,
        creation_time timestamptz(3) NOT NULL,
        modification_time timestamptz(3) NOT NULL,
        CONSTRAINT pk_survey PRIMARY KEY (survey_id)
      );
      CREATE INDEX survey_assignment ON survey (assignment_id);
      CREATE UNIQUE INDEX survey_assignment_ended ON survey (assignment_id) WHERE survey_type_code = 'ASSIGNMENT_ENDED';
      CREATE UNIQUE INDEX survey_trade_settlement ON survey (trade_settlement_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE survey');
  }
}
