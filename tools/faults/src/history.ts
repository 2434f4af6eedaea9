import { appendFileSync } from 'node:fs';

/** A request that the driver sent, and what it was told. */
export interface Call {
  /** Milliseconds since the run began. */
  at: number;
  took: number;
  /** As in `create a lead`. */
  operation: string;
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  requestId: string;
  body?: string;
  ifMatch?: string;
  /** Undefined: no answer came, so it may have happened or not. */
  status?: number;
  etag?: string;
  answer?: string;
  /** Whether it was sent before, with the same Request-ID. */
  repeated: boolean;
}

/** A fault that was injected. Times in milliseconds since the run began. */
export interface Injected {
  fault: string;
  target: string;
  from: number;
  to: number;
}

export const succeeded = ({ status }: Call): boolean => status !== undefined && status >= 200 && status < 300;

/** Refused for good. A 5xx and a 429 may have done something or not. */
export const refused = ({ status }: Call): boolean =>
  status !== undefined && status >= 400 && status < 500 && status !== 429;

export const changes = ({ method }: Call): boolean => method !== 'GET';

/** What happened, in the order in which it was known; each line is in the file before anything is concluded from it. */
export class History {
  readonly calls: Call[] = [];
  readonly faults: Injected[] = [];
  private readonly began = performance.now();

  constructor(private readonly file: string) {}

  now(): number {
    return Math.round(performance.now() - this.began);
  }

  called(call: Call): void {
    this.calls.push(call);
    appendFileSync(this.file, `${JSON.stringify({ call })}\n`);
  }

  injected(fault: Injected): void {
    this.faults.push(fault);
    appendFileSync(this.file, `${JSON.stringify({ fault })}\n`);
  }
}
