import type { Client } from 'pg';
import type { Span } from '../context/span';
import { isTransient } from '../errors/transient';
import { Leadership } from '../persistence/leadership';
import { failpoint } from '../telemetry/failpoints';
import type { Logger } from '../telemetry/logger';
import type { Metrics } from '../telemetry/metrics';
import { beginSpan, isTracing } from '../telemetry/tracing';
import { WakeSignal } from './wake-signal';
import { BatchLimit } from './batch-limit';
import {
  AcknowledgementTimeoutError,
  type EventTransport,
  TransportUnavailableError,
  type OutboundMessage,
} from './event-transport';

const maxBatchSize = 500;
/** 500 of the largest events would not fit into the memory of a small process. */
const maxBatchBytes = 8 * 1_048_576;
const sendTimeoutMs = 3_000;
const idlePollMs = 500;
const maxHoldMs = 30_000;

/** Deletes the rows acknowledged before and reads the next ones, up to a number and a size. */
const takeOf = (condition: string): string => `
  WITH gone AS (DELETE FROM outbox WHERE id = ANY($3::bigint[]))
  SELECT id::text AS id, event_id AS "eventId", topic, key, headers, payload FROM (
    SELECT *, row_number() OVER next AS n, sum(coalesce(octet_length(payload), 0)) OVER next AS bytes
    FROM outbox WHERE outbox.id <> ALL($3::bigint[]) ${condition}
    WINDOW next AS (ORDER BY outbox.id) ORDER BY outbox.id LIMIT $1) AS batch
  WHERE n = 1 OR bytes <= $2 ORDER BY batch.id`;
const takeAll = takeOf('');
const takeUnheld = takeOf(`AND topic || ' ' || key <> ALL($4)`);

interface Hold {
  until: number;
  delay: number;
}

/**
 * Publishes the outbox: one active relay per service, rows in id order, deleted after the acknowledgement. There is no
 * cursor, so a row that commits late is not skipped. A key whose event is refused is held back; the others go on.
 */
export class Relay {
  private readonly leadership: Leadership;
  private readonly wakeSignal = new WakeSignal();
  private readonly held = new Map<string, Hold>();
  private readonly batchLimit = new BatchLimit(maxBatchSize);
  private acknowledged: string[] = [];
  private stopping = false;
  private running?: Promise<void>;

  constructor(
    url: string,
    private readonly transport: EventTransport,
    private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {
    const wake = () => this.wakeSignal.wake();
    this.leadership = new Leadership(url, 'relay', logger, { channel: 'outbox', gained: wake, notified: wake });
  }

  start(): void {
    this.leadership.start();
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wakeSignal.wake();
    await this.running;
    await this.deleteLast().catch(() => undefined);
    await this.leadership.stop();
  }

  /** A row that stays is published again by the next leader; consumers drop the duplicate. */
  private async deleteLast(): Promise<void> {
    await this.leadership.connection?.query('DELETE FROM outbox WHERE id = ANY($1::bigint[])', [this.acknowledged]);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        const { connection } = this.leadership;
        const published = connection ? await this.turn(connection) : 0;
        if (published === 0) await this.wakeSignal.wait(idlePollMs);
      } catch (err) {
        if (!this.stopping) this.logger.warn({ event: 'relay.publish_failed', err }, 'publish failed, trying again');
        await this.wakeSignal.wait(idlePollMs);
      }
    }
  }

  /** Publishes one batch; its rows are deleted by the next read, which follows at once. @returns the number of rows read */
  private async turn(connection: Client): Promise<number> {
    const rows = await this.take(connection);
    if (rows.length === 0) return 0;
    await failpoint('relay.taken');
    const end = this.metrics.relayBatch.startTimer();
    const spans = isTracing() ? rows.map(publishing) : [];
    const sent = await this.send(rows).finally(() => spans.forEach((span) => span.end()));
    end();
    await failpoint('relay.sent');
    this.acknowledged = sent.map((row) => row.id);
    this.metrics.relayed.inc(sent.length);
    return rows.length;
  }

  private async take(connection: Client): Promise<OutboundMessage[]> {
    const now = performance.now();
    const held = [...this.held].filter(([, hold]) => hold.until > now).map(([key]) => key);
    const { acknowledged } = this;
    this.acknowledged = [];
    const { rows } = await connection.query<OutboundMessage>({
      name: held.length > 0 ? 'take-unheld' : 'take',
      text: held.length > 0 ? takeUnheld : takeAll,
      values: [this.batchLimit.size, maxBatchBytes, acknowledged, ...(held.length > 0 ? [held] : [])],
    });
    return rows;
  }

  /** Sends a batch; if it is refused, key by key, to find the key to hold back. @returns the acknowledged rows */
  private async send(rows: OutboundMessage[]): Promise<OutboundMessage[]> {
    try {
      await this.publish(rows);
      rows.forEach((row) => this.held.delete(keyOf(row)));
      return rows;
    } catch (error) {
      if (isTransient(error) || error instanceof TransportUnavailableError) throw error;
      return this.sendByKey(rows, error);
    }
  }

  private async sendByKey(rows: OutboundMessage[], error: unknown): Promise<OutboundMessage[]> {
    const keys = new Set(rows.map(keyOf));
    if (keys.size === 1) {
      this.hold(keyOf(rows[0]), error);
      return [];
    }
    const sent: OutboundMessage[] = [];
    for (const key of keys) sent.push(...(await this.send(rows.filter((row) => keyOf(row) === key))));
    return sent;
  }

  private hold(key: string, error: unknown): void {
    const delay = Math.min((this.held.get(key)?.delay ?? 500) * 2, maxHoldMs);
    this.held.set(key, { delay, until: performance.now() + delay });
    const about = { event: 'relay.event_refused', err: error, key, delayMs: delay };
    this.logger.error(about, 'event refused, its key is held back');
  }

  /** Starts only while this process holds the leadership, and ends before another process could have taken it over. */
  private async publish(rows: OutboundMessage[]): Promise<void> {
    if (!this.leadership.connection) throw new TransportUnavailableError('no longer leading');
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new AcknowledgementTimeoutError(sendTimeoutMs)), sendTimeoutMs);
    });
    try {
      await Promise.race([this.transport.publish(rows), late]);
      this.batchLimit.acknowledged(rows.length);
    } catch (error) {
      if (error instanceof AcknowledgementTimeoutError) this.batchLimit.timedOut(rows.length);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

const publishing = ({ topic, headers }: OutboundMessage): Span =>
  beginSpan('producer', `send ${topic}`, headers.ce_traceparent, { 'messaging.destination.name': topic });

const keyOf = (row: OutboundMessage): string => `${row.topic} ${row.key}`;
