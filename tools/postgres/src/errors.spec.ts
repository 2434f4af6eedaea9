import { explainError, explainOutput, PostgresStartError } from './errors';

const place = { dataDir: '/data', port: 5432 };

describe('what PostgreSQL printed', () => {
  it.each([
    [
      'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\nFATAL:  could not create any TCP/IP sockets',
      'PORT_TAKEN',
    ],
    ['LOG:  could not bind IPv4 address "127.0.0.1": Permission denied', 'NO_PERMISSION'],
    ['initdb: error: could not write to file "/data/pg_wal/xlogtemp.7": No space left on device', 'DISK_FULL'],
    ['FATAL:  wrote only 4096 of 8192 bytes\nHINT:  Check free disk space.\nPANIC:  cannot abort', 'DISK_FULL'],
    ['FATAL:  lock file "postmaster.pid" already exists', 'IN_USE'],
    ['FATAL:  database files are incompatible with server', 'FOREIGN_VERSION'],
    ['postgres: error while loading shared libraries: libicui18n.so.60: cannot open shared object file', 'NO_BINARIES'],
    ['setpriv: failed to execute /x/postgres: No such file or directory', 'NO_BINARIES'],
    ['FATAL:  data directory "/data" has wrong ownership', 'NO_PERMISSION'],
    ['initdb: error: could not create directory "/data": Permission denied', 'NO_PERMISSION'],
    ['2026-11-22 16:38:19 UTC [1] FATAL:  something new', 'FAILED'],
    ['', 'FAILED'],
  ])('%s means %s', (output, code) => {
    const error = explainOutput('initdb', output, place);
    expect(error).toBeInstanceOf(PostgresStartError);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^[A-Z/i][^\n]+$/);
  });

  it('is quoted where nobody foresaw it', () => {
    const { message } = explainOutput('PostgreSQL', 'LOG:  starting\n[1] FATAL:  something new\nLOG:  bye', place);
    expect(message).toBe('PostgreSQL failed in /data: something new');
  });
});

describe('a failed file operation', () => {
  it.each([
    ["ENOSPC: no space left on device, mkdir '/data'", 'DISK_FULL'],
    ["EACCES: permission denied, mkdir '/data'", 'NO_PERMISSION'],
    ["EROFS: read-only file system, mkdir '/data'", 'NO_PERMISSION'],
    ['spawn /x/initdb ENOENT', 'NO_BINARIES'],
    ["ENOTDIR: not a directory, scandir '/data'", 'FOREIGN_FOLDER'],
    ["EIO: i/o error, open '/data'", 'FAILED'],
  ])('%s means %s', (message, code) => {
    expect(explainError(new Error(message), place).code).toBe(code);
  });
});
