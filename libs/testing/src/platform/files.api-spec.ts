import { apiDocument } from '@ovipro/platform/server';
import { randomUUID } from 'node:crypto';
import { probeService } from '../probe/probe.service';
import { claimsOf } from '../service/keys';
import { startTestService, type TestService } from '../service/test-service';

describe('a file that a controller answers', () => {
  let service: TestService;
  let token: string;

  beforeAll(async () => {
    service = await startTestService(probeService, { role: 'api' });
    token = await service.issuer.token(claimsOf('agent', { agencyOfficeIds: [randomUUID()] }));
  });
  afterAll(() => service?.close());

  const get = (probeId: string, headers = {}) =>
    fetch(`${service.url}/probes/${probeId}/note`, {
      headers: { authorization: `Bearer ${token}`, 'request-id': randomUUID(), ...headers },
    });

  it.each([
    ['a buffer', 0],
    ['a stream', 1],
  ])('is sent from %s, and not sent again to whom has it', async (_from, amount) => {
    const { body } = await service.send('POST', '/probes', { token, body: { amount, note: 'käyttö' } });
    const answer = await get(body.probeId);
    expect([answer.status, await answer.text()]).toEqual([200, 'käyttö']);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/plain',
      'content-length': '8',
      'content-disposition': 'inline; filename="note.txt"',
      etag: '"1"',
    });
    const again = await get(body.probeId, { 'if-none-match': '"1"' });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', '"1"']);
  });

  it('is unknown outside the offices of the caller, as JSON', async () => {
    const answer = await get(randomUUID());
    expect([answer.status, ((await answer.json()) as { errorCode: string }).errorCode]).toEqual([404, 'INVALID_ID']);
  });

  it('is documented with its media type', () => {
    const document = apiDocument(service.app, probeService.apis[0]);
    const { responses } = document.paths['/probes/{probeId}/note'].get as { responses: object };
    expect(responses).toMatchObject({
      200: { content: { 'text/plain': { schema: { type: 'string', format: 'binary' } } }, headers: { ETag: {} } },
    });
  });
});
