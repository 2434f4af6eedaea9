import { loadConfig } from '@ovipro/platform/server';
import { AgencyConfig } from './config';

const environment = { PORT: '3001', JWKS_URL: 'http://127.0.0.1:3001/jwks.json', DATABASE_URL: 'postgres://x' };
const secret = 'x'.repeat(32);

describe('the configuration', () => {
  it('has defaults for all but the secret', () => {
    const config = loadConfig(AgencyConfig, { ...environment, SIGNING_KEY_SECRET: secret });
    expect(config).toMatchObject({ signingKeySecret: secret, signingKeyDays: 30, passwordCost: 17 });
  });

  it.each([undefined, '', 'x'.repeat(31)])('names the secret where it is %p', (SIGNING_KEY_SECRET) => {
    expect(() => loadConfig(AgencyConfig, { ...environment, SIGNING_KEY_SECRET })).toThrow('SIGNING_KEY_SECRET');
  });
});
