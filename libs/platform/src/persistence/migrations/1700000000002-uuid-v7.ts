import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As `uuidv7` of `persistence/outbox-row.ts`, for events that SQL writes: a random UUID that begins with the time. */
const uuidV7 = `
  CREATE FUNCTION uuid_v7(instant timestamptz) RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE RETURN (
    SELECT encode(set_byte(bytes, 6, get_byte(bytes, 6) & 15 | 112), 'hex')::uuid
    FROM (SELECT overlay(uuid_send(gen_random_uuid())
      PLACING substring(int8send(floor(extract(epoch FROM instant) * 1000)::bigint) FROM 3) FROM 1 FOR 6) AS bytes) AS random
  )`;

export class UuidV7Function1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(uuidV7);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION uuid_v7');
  }
}
