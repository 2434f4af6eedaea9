import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { JsonWebKeySet } from '@ovipro/contracts';
import { type HttpResult, ok, Public } from '@ovipro/platform';
import { SigningKeys } from './signing-key.service';

@ApiTags('Keys')
@Controller()
export class JwksController {
  constructor(private readonly keys: SigningKeys) {}

  @Get('jwks.json')
  @Public({ requestId: false })
  @ApiOperation({ summary: 'The public keys to verify tokens with' })
  @ApiOkResponse({ type: JsonWebKeySet, description: 'Every key that a valid token may be signed with' })
  async getKeys(): Promise<HttpResult> {
    return ok(await this.keys.published(), { 'cache-control': 'public, max-age=60' });
  }
}
