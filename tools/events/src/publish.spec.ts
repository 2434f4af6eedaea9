import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publish } from './publish';

const variables = { ...process.env };
const folder = mkdtempSync(join(tmpdir(), 'ovipro-publish-'));
const file = join(folder, 'parties.jsonl');
writeFileSync(file, '{}\n');
afterEach(() => (process.env = { ...variables }));
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run events -- publish', () => {
  it('is refused in production, before it looks at the file or at a transport', async () => {
    process.env = { ...variables, NODE_ENV: 'production', EVENT_TRANSPORT: 'nosuch' };
    for (const path of [file, join(folder, 'nosuch.jsonl')])
      await expect(publish('ovipro.party', path)).rejects.toThrow(/in production/);
  });

  it('is no such sentence elsewhere', async () => {
    process.env = { ...variables, NODE_ENV: 'development', EVENT_TRANSPORT: 'nosuch' };
    await expect(publish('ovipro.party', file)).rejects.toThrow(/EVENT_TRANSPORT/);
  });
});
