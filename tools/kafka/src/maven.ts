import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const hasMaven = (): boolean => spawnSync('mvn', ['--version']).status === 0;

/** Maven did not fetch all; the log tells what it said. */
export class MavenError extends Error {
  constructor(readonly log: string) {
    super(`Maven could not fetch the files (its words stand in ${log}): see to the network.`);
  }
}

/** The artifacts that a pom names, in a folder of their own. */
export class MavenLibrary {
  /** @param library the folder in which there is one for each state of the pom, so that no versions are ever mixed */
  constructor(
    private readonly pom: string,
    private readonly library: string,
  ) {}

  get folder(): string {
    return join(this.library, createHash('sha256').update(readFileSync(this.pom)).digest('hex').slice(0, 12));
  }

  get isFetched(): boolean {
    return existsSync(this.folder);
  }

  /**
   * The folder with the artifacts, fetched by Maven the first time.
   * @throws MavenError without a network, or when `signal` is given
   */
  async fetch(signal?: AbortSignal): Promise<string> {
    const { folder } = this;
    if (existsSync(folder)) return folder;
    const partial = join(this.library, `partial-${randomUUID()}`);
    mkdirSync(partial, { recursive: true });
    try {
      await this.fetchInto(partial, signal);
      place(partial, folder);
      return folder;
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  }

  private async fetchInto(partial: string, signal?: AbortSignal): Promise<void> {
    // a network that swallows everything shall not hold anybody for half an hour
    const limits = ['-Dmaven.wagon.rto=60000', '-Daether.connector.requestTimeout=60000'];
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${partial}`];
    const maven = spawn('mvn', ['-q', '-B', '-f', this.pom, ...limits, ...goal], {
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let said = '';
    for (const stream of [maven.stdout, maven.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => {
      maven.once('error', () => resolve(null));
      maven.once('close', resolve);
    });
    if (code === 0) return;
    const log = join(this.library, 'maven.log');
    writeFileSync(log, said);
    throw new MavenError(log);
  }
}

/** Another process may have fetched them at the same time, and use them by now. */
function place(partial: string, whole: string): void {
  try {
    renameSync(partial, whole);
  } catch (error) {
    if (!existsSync(whole)) throw error;
  }
}
