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
    ['where it lies', 2],
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

  it.each([
    ['a buffer', 0],
    ['fetched', 2],
  ])('is sent in parts where it is %s, to GET as to HEAD', async (_how, amount) => {
    const { body } = await service.send('POST', '/probes', { token, body: { amount, note: 'käyttö' } });
    const part = await get(body.probeId, { range: 'bytes=0-2' });
    expect([part.status, await part.text()]).toEqual([206, 'kä']);
    expect(Object.fromEntries(part.headers)).toMatchObject({
      'content-type': 'text/plain',
      'content-length': '3',
      'content-range': 'bytes 0-2/8',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      etag: '"1"',
    });
    const whole = await get(body.probeId, { range: 'bytes=0-2', 'if-range': '"0"' });
    expect([whole.status, await whole.text(), whole.headers.get('accept-ranges')]).toEqual([200, 'käyttö', 'bytes']);
    const behind = await get(body.probeId, { range: 'bytes=8-' });
    const { errorCode } = (await behind.json()) as { errorCode: string };
    expect([behind.status, behind.headers.get('content-range'), errorCode]).toEqual([
      416,
      'bytes */8',
      'BAD_REQUEST_PARAMETERS',
    ]);
    expect([behind.headers.get('etag'), behind.headers.get('content-type')]).toEqual([
      null,
      'application/json; charset=utf-8',
    ]);
    const { status, text, headers } = await service.send('HEAD', `/probes/${body.probeId}/note`, { token });
    expect([status, text, headers.get('content-length'), headers.get('accept-ranges')]).toEqual([
      200,
      '',
      '8',
      'bytes',
    ]);
  });

  it('is not fetched for HEAD nor for whoever has it; where it is out of reach, that is answered, with no header of a file', async () => {
    const { body } = await service.send('POST', '/probes', { token, body: { amount: 3, note: 'käyttö' } });
    const { status, headers } = await service.send('HEAD', `/probes/${body.probeId}/note`, { token });
    expect([status, headers.get('content-length')]).toEqual([200, '8']);
    expect((await get(body.probeId, { 'if-none-match': '"1"' })).status).toBe(304);
    const refused = await get(body.probeId, { range: 'bytes=0-2' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '7']);
    const names = ['etag', 'content-disposition', 'content-range', 'accept-ranges'];
    expect(names.map((name) => refused.headers.get(name))).toEqual(names.map(() => null));
    expect(((await refused.json()) as { message: string }).message).toBe('The note is out of reach.');
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
