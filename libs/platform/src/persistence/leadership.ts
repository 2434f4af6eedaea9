import { Client } from 'pg';
import type { Logger } from '../telemetry/logger';

const heartbeatEveryMs = 1_000;
const takeoverAfterMs = 10_000;
const leaseMs = 5_000;
const connectTimeoutMs = 4_000;

/**
 * One leader at a time over all processes, by an advisory lock on a connection of its own. A suspended process would keep
 * its session and its lock for ever, so a leader writes a heartbeat each second, and a standby that finds it 10 s old
 * ends that session and takes over. A leader's own lease ends 5 s after its last heartbeat.
 */
export class Leadership {
  private client?: Client;
  private leading = false;
  private lastHeartbeatAt = -Infinity;
  private unheard?: { pid: number; since: number };
  private stopping = false;
  private timer?: NodeJS.Timeout;
  private busy: Promise<void> = Promise.resolve();

  /**
   * @param name what is led; the same in all processes
   * @param listener told when leadership begins, of notifications, and when it ends
   */
  constructor(
    private readonly url: string,
    private readonly name: string,
    private readonly logger: Logger,
    private readonly listener: { channel?: string; gained?: () => void; notified?: () => void; lost?: () => void } = {},
  ) {}

  /** The leader's connection, while its lease lasts; undefined in all other processes. */
  get connection(): Client | undefined {
    return this.leading && performance.now() - this.lastHeartbeatAt < leaseMs ? this.client : undefined;
  }

  start(): void {
    this.busy = this.turn().finally(() => {
      if (!this.stopping) this.timer = setTimeout(() => this.start(), heartbeatEveryMs);
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.busy;
    await this.drop();
  }

  private async turn(): Promise<void> {
    try {
      const client = (this.client ??= await this.connect());
      if (!this.leading) await this.compete(client);
      else await this.heartbeat(client);
    } catch (err) {
      if (!this.stopping)
        this.logger.warn({ event: 'leadership.connection_lost', err, leadership: this.name }, 'connection lost');
      await this.drop();
    }
  }

  private async connect(): Promise<Client> {
    const options = { connectionTimeoutMillis: connectTimeoutMs, query_timeout: connectTimeoutMs, keepAlive: true };
    const client = new Client({ connectionString: this.url, application_name: `leader ${this.name}`, ...options });
    client.on('error', () => void this.drop());
    client.on('notification', () => this.listener.notified?.());
    await client.connect();
    // what a leader writes here can be done again: a heartbeat, or the removal of what was published
    // a queue is planned as the small table it is after a VACUUM, but holds what was deleted since: never read all of it
    await client.query('SET synchronous_commit TO off; SET enable_seqscan TO off');
    return client;
  }

  private async compete(client: Client): Promise<void> {
    const asked = performance.now();
    const sql = 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS won';
    const { rows } = await client.query<{ won: boolean }>(sql, [this.name]);
    if (!rows[0].won) return this.watch(client);
    await client.query(
      `INSERT INTO leadership VALUES ($1, pg_backend_pid(), clock_timestamp())
       ON CONFLICT (name) DO UPDATE SET backend_pid = excluded.backend_pid, heartbeat_at = excluded.heartbeat_at`,
      [this.name],
    );
    if (this.listener.channel) await client.query(`LISTEN ${this.listener.channel}`);
    this.leading = true;
    this.lastHeartbeatAt = asked;
    this.logger.debug({ event: 'leadership.gained', leadership: this.name }, 'leading');
    this.listener.gained?.();
  }

  private async heartbeat(client: Client): Promise<void> {
    const asked = performance.now();
    await client.query({
      name: 'heartbeat',
      text: 'UPDATE leadership SET heartbeat_at = clock_timestamp() WHERE name = $1',
      values: [this.name],
    });
    this.lastHeartbeatAt = asked;
  }

  /** Ends the leader's session once it has been silent for too long. */
  private async watch(client: Client): Promise<void> {
    const { rows } = await client.query<{ pid: number; age: number | null }>(
      `SELECT lock.pid, extract(epoch FROM clock_timestamp() - leadership.heartbeat_at)::float8 * 1000 AS age
       FROM pg_locks lock LEFT JOIN leadership ON leadership.name = $1 AND leadership.backend_pid = lock.pid
       WHERE lock.locktype = 'advisory' AND lock.granted AND lock.objsubid = 1
         AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND (lock.classid::bigint << 32 | lock.objid::bigint) = hashtextextended($1, 0)`,
      [this.name],
    );
    const leader = rows[0] as { pid: number; age: number | null } | undefined;
    if (leader && this.isSilent(leader)) {
      const about = { event: 'leadership.takeover', leadership: this.name, pid: leader.pid };
      this.logger.warn(about, 'leader is silent, its session is ended');
      await client.query('SELECT pg_terminate_backend($1)', [leader.pid]);
    }
  }

  /** A leader that never wrote a heartbeat counts as silent since it was first seen. */
  private isSilent({ pid, age }: { pid: number; age: number | null }): boolean {
    if (age !== null) return age > takeoverAfterMs;
    if (this.unheard?.pid !== pid) this.unheard = { pid, since: performance.now() };
    return performance.now() - this.unheard.since > takeoverAfterMs;
  }

  private async drop(): Promise<void> {
    const { client, leading } = this;
    this.client = undefined;
    this.leading = false;
    if (leading) this.listener.lost?.();
    if (!client) return;
    client.removeAllListeners('error').on('error', () => undefined);
    await client.end().catch(() => undefined);
  }
}
