import { Module } from '@nestjs/common';
import { ServiceConfig } from '../config/service-config';
import type { Logger } from '../telemetry/logger';
import { TelemetryModule } from '../telemetry/telemetry.module';
import { LOGGER } from '../tokens';
import { Jwks } from './jwks';
import { TokenVerifier } from './token-verifier';

/** Who calls: the issuer's keys, and the tokens that they verify. */
@Module({
  imports: [TelemetryModule],
  providers: [
    {
      provide: Jwks,
      useFactory: (config: ServiceConfig, logger: Logger) => new Jwks(config.jwksUrl, logger),
      inject: [ServiceConfig, LOGGER],
    },
    {
      provide: TokenVerifier,
      useFactory: (jwks: Jwks, config: ServiceConfig) =>
        new TokenVerifier(jwks, { issuer: config.tokenIssuer, audience: config.tokenAudience }),
      inject: [Jwks, ServiceConfig],
    },
  ],
  exports: [Jwks, TokenVerifier],
})
export class AuthModule {}
