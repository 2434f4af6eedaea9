import { forgeries } from '../forgeries';
import { expectRefusals, expectSuccess, unauthorized } from '../expectations';
import type { ConventionSuite } from '../suite';

/** A good token, and no other. */
export function describeTokens({ suite, operation }: ConventionSuite): void {
  if (operation.access) {
    it('needs no token', async () => {
      expectSuccess(await (await suite().call(operation)).send({ headers: { authorization: undefined } }));
    });
    return;
  }

  it('refuses every token but a good one, before it looks at anything else', async () => {
    const call = await suite().invalidCall(operation);
    const forged = await forgeries(suite().service.issuer, call.fixture.caller.claims);
    const invalid = { query: 'nosuch=1', body: 'not JSON' };
    await expectRefusals(
      Object.entries(forged).flatMap(([name, authorization]) => [
        { name, send: () => call.send({ headers: { authorization } }), expected: unauthorized },
        {
          name: `${name}, everything else wrong`,
          send: () => call.send({ headers: { authorization }, ...invalid }),
          expected: unauthorized,
        },
      ]),
    );
  });

  it('says which scheme it takes', async () => {
    const call = await suite().invalidCall(operation);
    const { headers } = await call.send({ headers: { authorization: undefined } });
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it('takes a token of an issuer whose clock is a little ahead', async () => {
    const call = await suite().call(operation);
    const now = Math.floor(Date.now() / 1000);
    const token = await suite().service.issuer.token({
      ...call.fixture.caller.claims,
      iat: now + 4,
      nbf: now + 4,
    } as object);
    expectSuccess(await call.send({ headers: { authorization: `Bearer ${token}` } }));
  });

  it('takes the scheme in any case', async () => {
    const call = await suite().call(operation);
    expectSuccess(await call.send({ headers: { authorization: `bearer ${call.fixture.token}` } }));
  });
}
