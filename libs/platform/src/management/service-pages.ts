import type { EventServer } from '../events/event-server';
import type { HttpResult } from '../http/http-result';
import type { Database } from '../persistence/database';
import type { Metrics } from '../telemetry/metrics';
import type { Gauges } from '../worker/gauges';
import { type ManagementPage, metricsPage } from './management-server';

const json = (status: number, value: object): HttpResult => ({ status, headers: {}, body: JSON.stringify(value) });

/** The management pages of a service, in each of its roles. */
export function servicePages(
  database: Database,
  server: EventServer,
  gauges: Gauges,
  metrics: Metrics,
): Record<string, ManagementPage> {
  const progress = async () => ({ outbox: await database.outboxDepth(), lag: await server.lags() });
  return {
    '/metrics': metricsPage(metrics, () => gauges.refresh()),
    /** How far events have come: what waits in the outbox, and what each consumer has not handled yet. */
    '/health/events': async () => json(200, await progress()),
    /** What is wrong by name: the database, and each consumer that does not read. */
    '/health': async () => {
      const answers = await database.answers();
      const consumers = server.faults();
      const good = answers && Object.keys(consumers).length === 0;
      const known = answers ? await progress() : {};
      const found = { database: answers ? 'ok' : 'does not answer', consumers, ...known };
      return json(good ? 200 : 503, { status: good ? 'ok' : 'failing', ...found });
    },
  };
}
