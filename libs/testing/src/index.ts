export { ownCluster, type OwnCluster } from './postgres/own-cluster';
export { rowsRead } from './postgres/plan';
export { describeWithPgBouncer, type PgBouncer, pooledConnections, startPgBouncer } from './postgres/pgbouncer';
export { testDatabase, type TestDatabase, type TestDatabaseOptions } from './postgres/test-database';
export { describeWithKafka, kafkaMissing, type TestKafka, testKafka } from './kafka/test-kafka';
export { describeWithVeraPdf, type ValidatePdf } from './pdf/vera-pdf';
export { type S3Behaviour, startTestS3, type TestS3 } from './s3/test-s3';
export { client, type Send, type TestAnswer, type TestRequest } from './service/client';
export { eventsDatabase, serviceDatabase } from './service/databases';
export { audience, claimsOf, issuer, type TestIssuer, testIssuer } from './service/keys';
export { PartyRegister } from './service/party-register';
export { type ServiceProcess, startProcess } from './service/process';
export { type ForeignEvent, publishEvent } from './service/publish';
export { eventually, type PublishedEvent, startTestService, type TestService } from './service/test-service';
export { describeTransport } from './transport/transport-suite';
export {
  describeConventions,
  type Conventions,
  type OperationFixture,
  type Operations,
  type Params,
  type SearchFixture,
} from './conventions';
export { type CheckedSender, checkedSender } from './conventions/checked';
export { makeCaller, makeFixture, type TestCaller, Fixture } from './conventions/fixture';
export { describeActions } from './actions';
export { anyObject, anyText } from './projection/arbitraries';
export { describeProjection } from './projection/describe-projection';
export { describeLifeCycle } from './life-cycle';
export { badBody, badParameters, notFound, refusal, refused } from './conventions/expectations';
export { sizeOf } from './sizes';
export { sampleOf } from './samples';
export { sendRaw } from './service/raw';
export { describeHeads } from './conventions/suites/wire';
