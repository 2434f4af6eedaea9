import { type RunningKafka, startKafka } from '@ovipro/kafka';
import { SupervisedServer } from './supervised-server';
import type { Log, Sink } from './log/log';

/** What an operator should see at once; the file has the rest. */
const shown = (line: string): boolean =>
  /\bFATAL\b|No space left on device|OutOfMemoryError|Shutdown broker/.test(line);

/** A Kafka broker, kept running on one port. */
export class SupervisedKafka extends SupervisedServer<RunningKafka> {
  private readonly sink: Sink;

  constructor(
    dataDir: string,
    private readonly port: number,
    log: Log,
    changed: () => void,
  ) {
    super('kafka', dataDir, log, changed);
    this.sink = log.sink(this.name, shown);
  }

  protected launch(signal: AbortSignal): Promise<RunningKafka> {
    const log = (line: string): void => this.sink.add([line]);
    return startKafka({ dataDir: this.dataDir, port: this.port, log, signal });
  }
}
