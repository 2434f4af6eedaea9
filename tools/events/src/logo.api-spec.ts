import { assignmentService } from '@ovipro/assignment';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { runDocuments } from './run-documents';
import { toolDatabase } from './tool.fixture';

const tool = toolDatabase(assignmentService);
let folder: string;

beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'ovipro-logo-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const chunk = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
};

/** A white PNG of RGB pixels. */
function aPng(width: number, height: number, rows = Buffer.alloc((width * 3 + 1) * height, 255)): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  for (let row = 0; row < height; row += 1) rows[row * (width * 3 + 1)] = 0;
  const start = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    start,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** An agency as the directory has it from its events. */
async function anAgency(): Promise<string> {
  const agencyId = randomUUID();
  await tool.owner.query(`INSERT INTO directory_entry (kind, id, data, sequence) VALUES ('agency', $1, '{}', 1)`, [
    agencyId,
  ]);
  return agencyId;
}

let files = 0;
async function logo(agencyId: string, bytes: Buffer | string): Promise<[code: number, line: string]> {
  files += 1;
  const file = join(folder, String(files));
  writeFileSync(file, bytes);
  const code = await runDocuments(['logo', agencyId, file]);
  return [code, tool.printed.at(-1) as string];
}

const logoOf = async (agencyId: string): Promise<Buffer | undefined> => {
  const sql = `SELECT bytes, encode(sha256(bytes), 'hex') = sha256 AS right FROM logo JOIN agency_logo USING (sha256) WHERE agency_id = $1`;
  const [row] = (await tool.owner.query<{ bytes: Buffer; right: boolean }>(sql, [agencyId])).rows;
  expect(row?.right ?? true).toBe(true);
  return row?.bytes;
};

describe('npm run documents -- logo', () => {
  it('keeps the picture, and says what it is', async () => {
    const [agencyId, bytes] = [await anAgency(), aPng(30, 20)];
    const size = `30 × 20 pixels, ${bytes.length} bytes`;
    expect(await logo(agencyId, bytes)).toEqual([0, `Documents of the agency from now on show the logo (${size}).`]);
    expect((await logoOf(agencyId))?.equals(bytes)).toBe(true);
  });

  it('puts another in its place, and keeps the former for documents that were frozen with it', async () => {
    const [agencyId, first, second] = [await anAgency(), aPng(31, 20), aPng(32, 20)];
    for (const bytes of [first, second, second]) expect((await logo(agencyId, bytes))[0]).toBe(0);
    expect((await logoOf(agencyId))?.equals(second)).toBe(true);
    const sha256 = createHash('sha256').update(first).digest('hex');
    expect((await tool.owner.query('SELECT FROM logo WHERE sha256 = $1', [sha256])).rowCount).toBe(1);
    expect(await runDocuments(['logo', agencyId, '--remove'])).toBe(0);
    expect(await logoOf(agencyId)).toBeUndefined();
  });

  const png = aPng(30, 20);
  it.each<[string, Buffer | string, string]>([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'neither PNG nor JPEG'],
    ['HTML', '<!doctype html><img src="https://example.com/logo.png">', 'neither PNG nor JPEG'],
    ['a PNG that ends early', png.subarray(0, -20), 'cut off'],
    ['513 kB', Buffer.concat([png, Buffer.alloc(513 * 1024 - png.length)]), 'more than 524288 bytes'],
    [
      'a small file of 100 megapixels',
      aPng(1, 1).fill(Buffer.from('00002710', 'hex'), 16, 24),
      'more than 4000000 pixels',
    ],
    ['a small file that unpacks to more than it says', aPng(30, 20, Buffer.alloc(50_000_000)), 'cannot be used'],
    ['nothing', '', 'neither PNG nor JPEG'],
  ])('refuses %s, and leaves what the agency has', async (_, bytes, reason) => {
    const agencyId = await anAgency();
    await logo(agencyId, png);
    expect(await logo(agencyId, bytes)).toEqual([1, expect.stringContaining(reason)]);
    expect((await logoOf(agencyId))?.equals(png)).toBe(true);
  });

  it('refuses a file that is not there, and an agency that nobody knows', async () => {
    const agencyId = await anAgency();
    expect(await runDocuments(['logo', agencyId, join(folder, 'nosuch.png')])).toBe(1);
    expect(tool.printed.at(-1)).toContain('no such file');
    for (const unknown of [randomUUID(), 'Kiinteistöykkönen'])
      expect(await logo(unknown, png)).toEqual([1, expect.stringContaining(`knows no agency ${unknown}`)]);
  });
});
