/** For the gateway: the parts of the HTTP layer that it shares with the services. */
export { Jwks } from './auth/jwks';
export { TokenVerifier } from './auth/token-verifier';
export { Draining } from './draining';
export { LoadShedder, OverloadError, shareOf, shedHeader } from './load/load-shedder';
export { beginSpan, startTracing } from './telemetry/tracing';
export { childTrace } from './context/trace';
export { fastifyAdapter } from './http/app';
export { matchesNone } from './http/etag';
export { answerTo, ErrorFilter, jsonType, sendError } from './http/error-filter';
export { type AccessLogEntry, registerTelemetry, accessLogger, spanOutcome } from './http/hooks';
export { collectRoutes, refuseOtherMethods } from './http/method-not-allowed';
export { basePath } from './http/openapi';
export { assertHeaders, headersFault } from './http/headers';
export { timedOut } from './http/http-error';
export { maxBodyBytes, hasBody } from './http/raw-body';
export { isRequestId, requestIdFaults } from './http/request-id';
export { NestLogger } from './telemetry/logger';
