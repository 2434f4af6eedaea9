/** For the authors of services: what aggregates, directories and jobs are made of. */
export { Allow, AllowFor, Public } from './auth/permission';
export { type CheckedConfig, ConfigError } from './config/load';
export { ServiceConfig } from './config/service-config';
export { Caller } from './context/caller';
export { currentCause, newCause, RequestContext, withCause } from './context/request-context';
export { type Change, directory } from './directory/directory';
export { defineDirectory, type Directory, directoryModule, type Known } from './directory/directory-module';
export { type Erasure, erasureJob, startErasure } from './directory/erasure';
export * from './errors/api-error';
export { isTransient } from './errors/transient';
export { effect, type Consumer, type EventContext, OnEvent, projection, type ReceivedEvent } from './events/on-event';
export { type FileResult, type HttpResult, RemoteFile, created, file, found, ok, updated } from './http/http-result';
export type { ByteRange } from './http/range';
export { CurrentCaller, Context } from './http/context.decorator';
export { Acts, Changes, ChangesStatus, Creates, Deletes, Downloads, Lists, Reads } from './http/documented';
export { type RowFaults, WithRowFaults } from './http/row-faults';
export { type Continuation, defineJob, type Job, jobs } from './jobs/job';
export { JobRunner } from './jobs/job-runner';
export { holdAdvisoryLock } from './persistence/advisory-lock';
export { assertIfMatch } from './persistence/if-match';
export { type Child, defineChild } from './persistence/child';
export { type OfOffices, ofOwnOffice } from './persistence/office-scope';
export { etagOf } from './persistence/etag';
export { defineProjection, type Projection } from './persistence/projection/define';
export { pick, withName, withNames } from './persistence/projection/parts';
export type { NameLookup } from './persistence/projection/shape-json';
export { defineRoot, type Root } from './persistence/root';
export { RootEntity, VersionedEntity } from './persistence/root.entity';
export { Reader, type Representation } from './persistence/reader';
export type { ResourceDefinition } from './persistence/resource';
export {
  type ChildListDefinition,
  defineChildList,
  defineList,
  defineSearch,
  type ListDefinition,
  type SearchDefinition,
} from './persistence/search-definition';
export { defineSingleton, type Singleton } from './persistence/singleton';
export type { Transaction } from './persistence/transaction';
export { UnitOfWork } from './persistence/unit-of-work';
export { after, anyOf, before, equals, type Filter, onOrAfter, onOrBefore, overlaps } from './persistence/filters';
export { same } from './persistence/same';
export { termsOf } from './persistence/terms';
export { defineTermIndex, type SearchSource, type TermIndex } from './terms/term-index';
export { termIndexV1 } from './terms/term-index-v1';
export { indexSearchTerms, searchTermsFollow, searchTermsRebuild } from './terms/search-terms';
export { type Api, defineService, type Service } from './service';
export { type Action, Actions, defineActions } from './status/actions';
export { LifeCycle } from './status/life-cycle';
export { Clock } from './telemetry/clock';
export { type Logger } from './telemetry/logger';
export { LOGGER } from './tokens';
