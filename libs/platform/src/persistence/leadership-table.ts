/** Who leads what, and when it was last heard of; in every service's database and in the event log's. */
export const leadershipTable = `
  CREATE TABLE leadership (
    name text PRIMARY KEY,
    backend_pid integer NOT NULL,
    heartbeat_at timestamptz NOT NULL
  ) WITH (fillfactor = 50);`;
