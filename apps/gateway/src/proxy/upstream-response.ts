import { shedHeader, timedOut } from '@ovipro/platform/edge';
import type { IncomingHttpHeaders } from 'node:http';
import type { Writable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { Outcome } from './pending';

/** Who waits for an answer; is told one of the two, once. */
export interface ResponseSink {
  /** The answer begins. Its body goes into what is returned; without that nobody reads it any more. */
  begin(status: number, headers: IncomingHttpHeaders): Writable | undefined;
  /** There is none. */
  fail(error: Error): void;
}

/**
 * One request at a service, and its answer on the way to the caller: chunk by chunk, as fast as the caller reads. It
 * writes to the response itself, since a stream between the two would cost more than all checks of the gateway.
 */
export class UpstreamResponse implements Dispatcher.DispatchHandler {
  private controller?: Dispatcher.DispatchController;
  private reason?: Error;
  private answered = false;
  private waiting = true;
  private target?: Writable;
  private readonly timer: NodeJS.Timeout;

  /** @param done called once, when the service's answer begins or none will come */
  constructor(
    timeoutMs: number,
    private readonly sink: ResponseSink,
    private readonly done: (outcome?: Outcome) => void,
  ) {
    this.timer = setTimeout(() => this.giveUp(timedOut()), timeoutMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.reason) controller.abort(this.reason);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    this.end(shedHeader in headers ? 'shed' : status < 500 ? 'answered' : undefined);
    if (!this.isFirst()) return;
    this.target = this.sink.begin(status, headers);
    if (!this.target) return this.leave();
    // an answer that nobody reads any more is broken off
    this.target.once('close', () => {
      if (!this.target?.writableFinished) this.leave();
    });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.target || this.target.write(chunk)) return;
    controller.pause();
    this.target.once('drain', () => controller.resume());
  }

  onResponseEnd(): void {
    this.target?.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.target) return void this.target.destroy();
    this.end();
    this.fail(error);
  }

  private leave(): void {
    this.controller?.abort(new Error('the caller went away'));
  }

  private end(outcome?: Outcome): void {
    if (this.waiting) this.done(outcome);
    this.waiting = false;
  }

  private giveUp(reason: Error): void {
    this.reason = reason;
    this.controller?.abort(reason);
    this.fail(reason);
  }

  private fail(error: Error): void {
    if (this.isFirst()) this.sink.fail(error);
  }

  private isFirst(): boolean {
    clearTimeout(this.timer);
    if (this.answered) return false;
    return (this.answered = true);
  }
}
