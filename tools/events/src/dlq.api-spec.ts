import { leadService } from '@ovipro/lead';
import { randomUUID } from 'node:crypto';
import { listDeadLetters } from './dlq';
import { showDeadLetters } from './show-dead-letter';
import { toolDatabase } from './tool.fixture';

const tool = toolDatabase(leadService);

async function letter(payload: Buffer | null, error = 'Error: no\n    at handler.ts:1'): Promise<string> {
  const id = randomUUID();
  const sql = `INSERT INTO dead_letter (consumer, topic, key, event_id, position, sequence, headers, payload, error, parked_behind)
    VALUES ('lead.directory', 'ovipro.party', 'key-1', $1, '3/17', 5, $2, $3, $4, false)`;
  await tool.owner.query(sql, [id, { ce_type: 'fi.ovipro.party-changed', own: 'x\u001b[2J' }, payload, error]);
  return id;
}

describe('npm run events -- dlq', () => {
  it('shows one dead letter: place, headers, error with its stack, and data', async () => {
    const id = await letter(Buffer.from('{"party":{"name":"Teemu"}}'));
    expect(await showDeadLetters(id)).toBe(1);
    expect(tool.printed).toEqual([
      `${id}, which lead.directory of lead could not handle`,
      expect.stringMatching(/^received {2}\d{4}-/),
      'place     ovipro.party, partition 3, offset 17; key key-1, sequence 5',
      'reason    failed',
      'error     Error: no',
      '    at handler.ts:1',
      'headers',
      '  own: x\\u001b[2J',
      '  ce_type: fi.ovipro.party-changed',
      'data',
      '  {',
      '    "party": {',
      '      "name": "Teemu"',
      '    }',
      '  }',
    ]);
  });

  it.each<[string, Buffer | null, string]>([
    ['no JSON', Buffer.from('a\u0007b'), '  a\\u0007b'],
    ['no text', Buffer.from([0xff, 0xfe]), '  base64 //4='],
    ['nothing', null, '  none: it is a tombstone, or was erased'],
  ])('shows data that is %s', async (_what, payload, line) => {
    await showDeadLetters(await letter(payload));
    expect(tool.printed.at(-1)).toBe(line);
  });

  it('says so where there is none', async () => {
    const id = randomUUID();
    expect(await showDeadLetters(id)).toBe(0);
    expect(tool.printed).toEqual([`No service has a dead letter of the event ${id}.`]);
  });

  it('lists them a line each, with nothing in it that a terminal obeys', async () => {
    const id = await letter(Buffer.from('{}'), 'Error: \u001b]0;x');
    await listDeadLetters('lead.directory');
    expect(tool.printed.find((line) => line.includes(id))).toMatch(
      / lead\.directory ovipro\.party key-1 .* Error: \\u001b\]0;x$/,
    );
  });
});
