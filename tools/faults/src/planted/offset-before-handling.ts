import { inside } from './inside';

interface Subscription {
  options: { group: string };
  pool: { query(sql: string, values: unknown[]): Promise<unknown> };
  handle(events: { position: string }[]): Promise<void>;
}

const { PostgresSubscription } = inside<{ PostgresSubscription: { prototype: Subscription } }>(
  'events/postgres/postgres-subscription',
);
const { handle } = PostgresSubscription.prototype;

/** The group has gone on when its member dies, and nobody handles what that member was at. */
PostgresSubscription.prototype.handle = async function (events) {
  await this.pool.query(
    `INSERT INTO group_position VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET position = excluded.position`,
    [this.options.group, events.at(-1)?.position],
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  return handle.call(this, events);
};
