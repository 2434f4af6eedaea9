import { Lines } from './lines';
import { atLeast, Renderer } from './render';

const plain = new Renderer(false, 8);
const time = new Date(2026, 10, 22, 12, 0, 1).toISOString();

describe('Lines', () => {
  it('puts lines and letters together that come in pieces', () => {
    const lines = new Lines();
    const bytes = Buffer.from('äiti\nisä');
    expect(lines.add(bytes.subarray(0, 1))).toEqual([]);
    expect(lines.add(bytes.subarray(1, 8))).toEqual(['äiti']);
    expect(lines.add(bytes.subarray(8))).toEqual([]);
    expect(lines.end()).toEqual(['isä']);
    expect(lines.end()).toEqual([]);
  });
});

describe('Renderer', () => {
  it('shows a request in one line', () => {
    const fields = { method: 'POST', route: '/leads', status: 201, ms: 4, sub: 'x', requestId: 'f3c6' };
    const line = JSON.stringify({
      level: 'info',
      time,
      service: 'lead',
      pid: 1,
      ...fields,
      event: 'http.request',
      msg: 'request',
    });
    expect(plain.line('lead', line)).toBe('12:00:01 lead     info  POST /leads 201 4 ms  f3c6');
  });

  it('shows what else a line says', () => {
    const line = JSON.stringify({ level: 'warn', time, error: 'gone\u001b[2J', tries: 3, msg: 'the relay failed' });
    expect(plain.line('lead', line)).toBe('12:00:01 lead     warn  the relay failed  error=gone\\u001b[2J  tries=3');
  });

  it.each(['msg', 'requestId', 'event', 'level', 'err', 'route', 'method'])(
    'escapes control characters in %s, wherever a stranger may have put them',
    (field) => {
      const evil = 'a\u001b[2Jb\r\nc\u0007\u009b1m\u202ed\u{e0001}';
      const fields = {
        level: 'warn',
        time,
        msg: 'x',
        event: 'http.request',
        method: 'GET',
        route: '/',
        status: 200,
        ms: 1,
      };
      const given = {
        ...fields,
        ...(field === 'msg' && { event: 'a.b' }),
        [field]: field === 'err' ? { message: evil } : evil,
      };
      const shown = plain.line('lead', JSON.stringify(given));
      expect(shown).toContain('a\\u001b[2Jb\\u000d\\u000ac\\u0007\\u009b1m\\u202ed\\udb40\\udc01');
      expect(shown).toMatch(/^[\x20-\x7e]*$/);
    },
  );

  it('escapes control characters in lines that are no JSON, but for tabs', () => {
    expect(plain.line('lead', '\tat x\u001b]0;y\u0007')).toContain('\tat x\\u001b]0;y\\u0007');
  });

  it('shows an error by its type and message, without its stack', () => {
    const err = { type: 'TypeError', message: 'no', stack: 'TypeError: no\n    at x.ts:1' };
    const line = JSON.stringify({ level: 'warn', time, event: 'relay.publish_failed', err, msg: 'publish failed' });
    expect(plain.line('lead', line)).toBe(
      '12:00:01 lead     warn  publish failed  event=relay.publish_failed  err=TypeError: no',
    );
  });

  it('shows lines that are no JSON as they are', () => {
    expect(plain.line('lead', '{ not JSON').slice(9)).toBe('lead     warn  { not JSON');
  });

  it('colours for a terminal', () => {
    const line = JSON.stringify({ level: 'error', time, msg: 'no' });
    expect(new Renderer(true, 4).line('lead', line)).toContain('\u001b[31merror\u001b[0m');
  });
});

describe('atLeast', () => {
  it('goes by the level', () => {
    expect(['info', 'error', 'fatal'].map((level) => atLeast(JSON.stringify({ level }), 'error'))).toEqual([
      false,
      true,
      true,
    ]);
    expect(atLeast('Error: what', 'error')).toBe(false);
  });
});
