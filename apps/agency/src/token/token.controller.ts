import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { ErrorBody, TokenRequest, TokenResponse } from '@ovipro/contracts';
import { type HttpResult, ok, Public } from '@ovipro/platform';
import { TokenService } from './token.service';

@ApiTags('Tokens')
@Controller()
export class TokenController {
  constructor(private readonly tokens: TokenService) {}

  @Post('tokens')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Get an access token for a user name and password' })
  @ApiOkResponse({ type: TokenResponse, description: 'The token' })
  @ApiUnauthorizedResponse({ type: ErrorBody, description: 'The user name or the password is wrong' })
  async createToken(@Ip() address: string, @Body() body: TokenRequest): Promise<HttpResult> {
    return ok(await this.tokens.issue(body, address), { 'cache-control': 'no-store' });
  }
}
