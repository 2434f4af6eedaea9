export { Allow, AllowFor, Public } from './auth/permission';
export { Jwks } from './auth/jwks';
export { TokenVerifier } from './auth/token-verifier';
export { bootstrapProcess, bootstrapService, moduleOf, runMigrations, startService } from './bootstrap';
export { environment } from './config/environment.config';
export { ConfigError, loadConfig } from './config/load';
export { ProcessConfig, ServiceConfig } from './config/service-config';
export { Caller } from './context/caller';
export { childTrace, currentCause, newCause, RequestContext, withCause } from './context/request-context';
export { type Change, directory } from './directory/directory';
export { defineDirectory, directoryModule, type Known } from './directory/directory-module';
export { type Erasure, erasureJob, startErasure } from './directory/erasure';
export * from './errors/api-error';
export { errorAnswer, isTransient, toApiError } from './errors/error-answer';
export { EventTransportConfig } from './config/event-transport-config';
export type {
  EventTransport,
  InboundMessage,
  OutboundMessage,
  Subscription,
  SubscriptionOptions,
} from './events/event-transport';
export { createEventTransport } from './events/create-event-transport';
export { effect, type Consumer, type EventContext, OnEvent, projection, type ReceivedEvent } from './events/on-event';
export { applyGrants, type Grant, grants } from './events/kafka/access';
export { administer, type Connection, connectionTo } from './events/kafka/kafkajs';
export { applyTopics, type BrokerTopic, brokerTopics } from './events/kafka/topics';
export { eventLog } from './events/postgres/migration';
export { type FileResult, type HttpResult, created, file, found, ok, updated } from './http/http-result';
export { createHttpApp, fastifyAdapter } from './http/app';
export { CurrentCaller, Context } from './http/context.decorator';
export { Acts, Changes, Creates, Deletes, Downloads, Lists, Reads } from './http/documented';
export { matchesNone } from './http/etag';
export { answerTo, ErrorFilter, jsonType, sendError } from './http/error-filter';
export { type AccessLogEntry, registerTelemetry, accessLogger } from './http/hooks';
export { collectRoutes, refuseOtherMethods } from './http/method-not-allowed';
export { apiDocument, basePath } from './http/openapi';
export { schemasOf } from './http/schemas';
export { assertHeaders, headersFault } from './http/headers';
export { maxBodyBytes, hasBody } from './http/raw-body';
export { isRequestId, requestIdFaults } from './http/request-id';
export { type RowFaults, WithRowFaults } from './http/row-faults';
export { type Continuation, defineJob, type Job, jobs } from './jobs/job';
export { JobRunner, UnknownJobKindError } from './jobs/job-runner';
export { type ManagementPage, ManagementServer, metricsPage } from './management/management-server';
export { holdAdvisoryLock } from './persistence/advisory-lock';
export { type Column, columnsOf, type EntityClass, tableNameOf } from './persistence/columns';
export { createDataSource, migrate, pendingChanges, type Persistence } from './persistence/data-source';
export { assertIfMatch } from './persistence/if-match';
export { type Child, defineChild } from './persistence/child';
export { Database } from './persistence/database';
export { type OfOffices, ofOwnOffice, scopeMark } from './persistence/office-scope';
export { etagOf } from './persistence/etag';
export { defineProjection, type Projection } from './persistence/projection/define';
export { pick, withNames } from './persistence/projection/parts';
export type { NameLookup } from './persistence/projection/shape-json';
export { defineRoot, type Root } from './persistence/root';
export { RootEntity, VersionedEntity } from './persistence/root.entity';
export { Reader, type Representation } from './persistence/reader';
export type { ResourceDefinition } from './persistence/resource';
export {
  defineChildList,
  defineList,
  defineSearch,
  type ListDefinition,
  type SearchDefinition,
} from './persistence/search-definition';
export { type Parts, searchStatement } from './persistence/search-statement';
export { defineSingleton, type Singleton } from './persistence/singleton';
export type { Transaction } from './persistence/transaction';
export { UnitOfWork } from './persistence/unit-of-work';
export { after, anyOf, before, equals, onOrAfter, onOrBefore, overlaps } from './persistence/filters';
export { same } from './persistence/same';
export { termsOf } from './persistence/terms';
export { defineTermIndex, type SearchSource, type TermIndex, termsWith } from './terms/term-index';
export { termIndexV1 } from './terms/term-index-v1';
export { indexSearchTerms, searchTermsFollow, searchTermsRebuild } from './terms/search-terms';
export { type Api, defineService, type Service } from './service';
export { installShutdownHandlers } from './shutdown';
export { type Action, Actions, defineActions } from './status/actions';
export { LifeCycle } from './status/life-cycle';
export { Clock } from './telemetry/clock';
export { createLogger, type Logger, NestLogger } from './telemetry/logger';
export { failpoint, setFailpoints } from './telemetry/failpoints';
export { OutboxNotifier } from './persistence/outbox-notifier';
export { Relay } from './events/relay';
export { Metrics } from './telemetry/metrics';
export { EVENT_TRANSPORT, LOGGER } from './tokens';
