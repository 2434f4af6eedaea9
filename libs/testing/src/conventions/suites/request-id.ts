import { randomUUID } from 'node:crypto';
import { badParameters, expectRefusals, expectSuccess } from '../expectations';
import type { ConventionSuite } from '../suite';

const malformed = [
  'x',
  '1',
  randomUUID().slice(1),
  `${randomUUID()}0`,
  `{${randomUUID()}}`,
  randomUUID().replaceAll('-', ''),
  `${randomUUID()}, ${randomUUID()}`,
];

const uuidOfVersion = (version: string): string => randomUUID().replace(/^(.{14})4/, `$1${version}`);

/** `Request-ID`: required, a UUID of any version, echoed (which the suite sees to in every answer). */
export function describeRequestId({ suite, operation }: ConventionSuite): void {
  if (operation.access === 'anonymous') {
    it('needs no Request-ID', async () => {
      expectSuccess(await (await suite().call(operation)).send({ headers: { 'request-id': undefined } }));
    });
    return;
  }

  it('asks for a Request-ID', async () => {
    const call = await suite().invalidCall(operation);
    const expected = badParameters({ 'Request-ID': 'VALUE_REQUIRED' });
    await expectRefusals(
      [undefined, ''].map((requestId) => ({
        name: `Request-ID ${requestId}`,
        send: () => call.send({ headers: { 'request-id': requestId } }),
        expected,
      })),
    );
  });

  it('refuses a Request-ID that is no UUID', async () => {
    const call = await suite().invalidCall(operation);
    await expectRefusals(
      malformed.map((requestId) => ({
        name: requestId,
        send: () => call.send({ headers: { 'request-id': requestId } }),
        expected: badParameters({ 'Request-ID': 'INVALID_TYPE' }),
      })),
    );
  });

  it('takes a Request-ID of any version, in either case', async () => {
    for (const version of ['1', '3', '5', '6', '7', '8']) {
      const call = await suite().call(operation);
      expectSuccess(await call.send({ headers: { 'request-id': uuidOfVersion(version) } }));
    }
    const call = await suite().call(operation);
    expectSuccess(await call.send({ headers: { 'request-id': randomUUID().toUpperCase() } }));
  });
}
