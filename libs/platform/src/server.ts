/** For what starts, tests, measures and operates processes: bootstrap, database, transports, logs. */
export { bootstrapProcess, bootstrapService, moduleOf, runMigrations, startService } from './bootstrap';
export { environment } from './config/environment.config';
export { loadConfig } from './config/load';
export { ProcessConfig } from './config/service-config';
export { EventTransportConfig } from './config/event-transport-config';
export type {
  EventTransport,
  InboundMessage,
  OutboundMessage,
  Subscription,
  SubscriptionOptions,
} from './events/event-transport';
export { printable } from './errors/printable';
export { AcknowledgementTimeoutError } from './events/event-transport';
export { createEventTransport } from './events/create-event-transport';
export { applyGrants, type Grant, grants } from './events/kafka/access';
export { administer, type Connection, connectionTo } from './events/kafka/kafkajs';
export { applyTopics, type BrokerTopic, brokerTopics } from './events/kafka/topics';
export { eventLog } from './events/postgres/migration';
export { createHttpApp } from './http/app';
export { apiDocument } from './http/openapi';
export { schemasOf } from './http/schemas';
export { UnknownJobKindError } from './jobs/job-runner';
export { type ManagementPage, ManagementServer, metricsPage, probePages } from './management/management-server';
export { type Column, columnsOf, type EntityClass, tableNameOf } from './persistence/columns';
export { createDataSource, migrate, pendingChanges, type Persistence } from './persistence/data-source';
export { Database } from './persistence/database';
export type { Statement } from './persistence/insertion';
export { scopeMark } from './persistence/office-scope';
export { type Parts, searchStatement } from './persistence/search-statement';
export { termsWith } from './terms/term-index';
export { installShutdownHandlers } from './shutdown';
export { createLogger } from './telemetry/logger';
export { failpoint, setFailpoints } from './telemetry/failpoints';
export { OutboxNotifier } from './persistence/outbox-notifier';
export { Relay } from './events/relay';
export { Metrics } from './telemetry/metrics';
export { EVENT_TRANSPORT } from './tokens';
