import { Role } from '@ovipro/contracts';
import { expectRefusals, expectSuccess, forbidden, notFound, refusal } from '../expectations';
import { Call, type ConventionSuite } from '../suite';

const malformed = '%20';

/** Every role of the platform at one endpoint. */
export function describeRoles({ suite, operation }: ConventionSuite): void {
  if (operation.access) return;
  const { roles, ownOnly = [] } = operation;
  const others = Role.filter((role) => !roles.includes(role));

  it.each(roles)('lets in the role %s', async (role) => {
    const { home } = suite();
    const maker = ownOnly.includes(role) ? home.as(role) : home;
    const params = (await operation.params?.(maker)) ?? {};
    const answer = await new Call(operation, home.as(role), params).send();
    expectSuccess(answer, operation.kind === 'create' ? 201 : 200);
  });

  for (const role of ownOnly.filter(() => operation.params !== undefined))
    it(`shows the role ${role} nothing that another created`, async () => {
      const { params } = await suite().call(operation);
      const answer = await new Call(operation, suite().home.as(role), params).send();
      expect(refusal(answer)).toEqual(notFound);
    });

  if (others.length > 0)
    it(`refuses ${others.join(', ')}, before it looks at the request`, async () => {
      const { params } = await suite().invalidCall(operation);
      const invalid = Object.fromEntries(Object.keys(params).map((name) => [name, malformed]));
      const wrong = { query: 'nosuch=1', body: operation.body && 'not JSON', headers: { 'request-id': undefined } };
      const cases = others.flatMap((role) => {
        const call = new Call(operation, suite().home.as(role), params);
        return [
          { name: role, send: () => call.send(), expected: forbidden },
          {
            name: `${role}, everything else wrong`,
            send: () => call.send({ ...wrong, params: invalid }),
            expected: forbidden,
          },
          {
            name: `${role}, a media type that is none`,
            send: () => call.send({ headers: { 'content-type': ';' } }),
            expected: forbidden,
          },
        ];
      });
      await expectRefusals(cases);
    });

  it('refuses a token without permissions', async () => {
    const call = await suite().invalidCall(operation);
    const token = await suite().service.issuer.token({ ...call.fixture.caller.claims, permissions: [] });
    expect(refusal(await call.send({ token }))).toEqual(forbidden);
  });
}
