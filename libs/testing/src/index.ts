export { ownCluster, type OwnCluster } from './postgres/own-cluster';
export { testDatabase, type TestDatabase, type TestDatabaseOptions } from './postgres/test-database';
export { client, type Send, type TestAnswer, type TestRequest } from './service/client';
export { eventsDatabase, serviceDatabase } from './service/databases';
export { audience, claimsOf, issuer, type TestIssuer, testIssuer } from './service/keys';
export { eventually, type PublishedEvent, startTestService, type TestService } from './service/test-service';
export { describeCarrier } from './carrier/carrier-suite';
export {
  describeConventions,
  type Conventions,
  type OperationFixture,
  type Operations,
  type SearchFixture,
} from './conventions';
export { makeCaller, makeWorld, type TestCaller, World } from './conventions/world';
export { badBody, badParameters, refusal, refused } from './conventions/expectations';
export { aLead, aLeadUpdate, aMarketplaceLead } from './mothers/lead';
