import { timedOut } from '@ovipro/platform';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Dispatcher } from 'undici';

/** What `@fastify/reply-from` takes as an answer; its body is the exchange. */
export interface Answer {
  statusCode: number;
  headers: IncomingHttpHeaders;
  body: Exchange;
}

export type Callback = (error: Error | null, answer?: Answer) => void;

/**
 * One request at a service, and its answer on the way to the caller: chunk by chunk, as fast as the caller reads. It
 * writes to the response itself, since a stream between the two would cost more than all checks of the gateway.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  private controller?: Dispatcher.DispatchController;
  private reason?: Error;
  private answered = false;
  private waiting = true;
  private target?: ServerResponse;
  private readonly timer: NodeJS.Timeout;

  /** @param done called once, when the service's answer begins or none will come */
  constructor(
    timeout: number,
    private readonly callback: Callback,
    private readonly done: () => void,
  ) {
    this.timer = setTimeout(() => this.giveUp(timedOut()), timeout);
  }

  /** Sends the answer's body on; an answer that nobody reads any more is broken off. */
  into(target: ServerResponse): void {
    this.target = target;
    target.once('close', () => {
      if (!target.writableFinished) this.destroy();
    });
  }

  destroy(): void {
    this.giveUp(new Error('the caller went away'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.reason) controller.abort(this.reason);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, statusCode: number, headers: IncomingHttpHeaders): void {
    if (statusCode < 200) return;
    this.end();
    this.answer(null, { statusCode, headers, body: this });
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
    this.answer(error);
  }

  private end(): void {
    if (this.waiting) this.done();
    this.waiting = false;
  }

  private giveUp(reason: Error): void {
    this.reason = reason;
    this.controller?.abort(reason);
    this.answer(reason);
  }

  private answer(error: Error | null, answer?: Answer): void {
    clearTimeout(this.timer);
    if (this.answered) return;
    this.answered = true;
    this.callback(error, answer);
  }
}
