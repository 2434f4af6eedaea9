import { endFormer } from '@ovipro/kafka';
import { constants } from 'node:os';
import { inspect } from 'node:util';
import { type DataFolder, dataFolder, empty, openFolder } from './data-folder';
import { assertNotProduction } from './demo';
import { urlOf } from './environment';
import { explain, Interrupted } from './failure';
import { greet } from './greeting';
import { takeLock } from './lock';
import { Log } from './log/log';
import type { Options, Progress } from './options';
import { assertPortFree } from './ports';
import { services } from './services';
import { logNames, System } from './system';

/** npm hands a Ctrl-C on that the terminal has sent us already: two within this time are one. */
const sameKeystrokeMs = 1_000;

/** Starts all of it and returns when it is up; Ctrl-C ends it in order, a second one at once. */
export async function start(options: Options, progress: Progress): Promise<void> {
  const folder = dataFolder(options.data);
  const session = new Session(options, folder, progress);
  try {
    await session.begin();
  } catch (error) {
    await session.fail(error);
  }
}

class Session {
  private readonly interrupt = new AbortController();
  private interruptedAt?: number;
  private release: () => void = () => undefined;
  private log?: Log;
  private system?: System;
  private up = false;
  private ending?: Promise<void>;

  constructor(
    private readonly options: Options,
    private readonly folder: DataFolder,
    private readonly progress: Progress,
  ) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.signalled(signal));
    process.on('uncaughtException', (error) => void this.fail(error));
  }

  async begin(): Promise<void> {
    const { options, folder, progress } = this;
    openFolder(folder);
    this.release = takeLock(folder.lock, folder.path);
    if (options.demo) assertNotProduction();
    await assertPortFree(options.port);
    if (options.fresh) await this.empty();
    this.log = new Log(folder.logs, progress, { json: options.json, names: logNames(options) });
    this.system = new System(options, folder, this.log, progress);
    await this.system.bringUp(this.interrupt.signal);
    const gatewayUrl = urlOf(options.port);
    const databases = services.map(({ name }) => name);
    const { hasDemo: demo, kafkaBrokers } = this.system;
    progress.print(await greet({ gatewayUrl, data: folder.path, databases, kafkaBrokers, demo }));
    this.log.showAll();
    this.up = true;
  }

  /** A broker that somebody runs there keeps its data; PostgreSQL runs there under our lock alone. */
  private async empty(): Promise<void> {
    await endFormer(this.folder.kafka);
    empty(this.folder);
  }

  /** What was started ends, one sentence is said. */
  async fail(error: unknown): Promise<void> {
    // what breaks while all of it is being ended is no news
    if (error instanceof Interrupted) return;
    this.log?.note(inspect(error));
    if (this.ending) return;
    this.progress.failed();
    const { sentence, complete } = explain(error, this.folder.path);
    const where = !complete && this.log ? ` (details in ${this.log.pathOf('start')})` : '';
    process.stderr.write(`${sentence}${where}\n`);
    await this.end(1);
  }

  private signalled(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): void {
    const now = performance.now();
    if (this.interruptedAt !== undefined) {
      if (now - this.interruptedAt > sameKeystrokeMs) this.killAll();
      return;
    }
    this.interruptedAt = now;
    this.interrupt.abort();
    this.progress.failed();
    this.progress.begin('stopping', { long: true });
    void this.end(this.up ? 0 : 128 + constants.signals[signal]);
  }

  private end(code: number): Promise<void> {
    return (this.ending ??= this.endAll(code));
  }

  private async endAll(code: number): Promise<void> {
    try {
      await this.system?.end();
      this.progress.done();
      await this.log?.close();
    } finally {
      this.release();
      process.exit(code);
    }
  }

  private killAll(): void {
    this.system?.kill();
    this.release();
    process.exit(130);
  }
}
