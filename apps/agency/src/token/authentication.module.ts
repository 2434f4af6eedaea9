import { Module } from '@nestjs/common';
import { Clock, LOGGER, type Logger, UnitOfWork } from '@ovipro/platform';
import { Passwords } from '../account/passwords';
import { AgencyConfig, assertPasswordCost } from '../config';
import { JwksController } from '../signing-key/jwks.controller';
import { KeyCipher } from '../signing-key/key-cipher';
import { SigningKeys } from '../signing-key/signing-key.service';
import { TokenController } from './token.controller';
import { TokenService } from './token.service';

/** How many may wait for their password to be checked: a few seconds' worth. */
const maxWaitingLogins = 32;

function passwordsOf(config: AgencyConfig): Passwords {
  assertPasswordCost(config);
  return new Passwords(config.passwordCost, maxWaitingLogins);
}

/** Tokens and the keys they are verified with. */
@Module({
  controllers: [TokenController, JwksController],
  providers: [
    { provide: Passwords, useFactory: passwordsOf, inject: [AgencyConfig] },
    {
      provide: SigningKeys,
      useFactory: (unitOfWork: UnitOfWork, clock: Clock, logger: Logger, config: AgencyConfig) =>
        new SigningKeys({
          unitOfWork,
          clock,
          logger,
          cipher: new KeyCipher(config.signingKeySecret),
          days: config.signingKeyDays,
        }),
      inject: [UnitOfWork, Clock, LOGGER, AgencyConfig],
    },
    {
      provide: TokenService,
      useFactory: (
        unitOfWork: UnitOfWork,
        passwords: Passwords,
        keys: SigningKeys,
        clock: Clock,
        config: AgencyConfig,
      ) =>
        new TokenService({
          unitOfWork,
          passwords,
          keys,
          clock,
          issuer: config.tokenIssuer,
          audience: config.tokenAudience,
        }),
      inject: [UnitOfWork, Passwords, SigningKeys, Clock, AgencyConfig],
    },
  ],
})
export class AuthenticationModule {}
