import { StringDecoder } from 'node:string_decoder';

const maxLineLength = 1_048_576;

/** Cuts a stream into lines; the last one is handed over when the stream ends. */
export class Lines {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';

  add(chunk: Buffer): string[] {
    const lines = (this.rest + this.decoder.write(chunk)).split('\n');
    this.rest = lines.pop() ?? '';
    if (this.rest.length > maxLineLength) lines.push(this.take());
    return lines;
  }

  end(): string[] {
    return this.rest === '' ? [] : [this.take()];
  }

  private take(): string {
    const rest = this.rest;
    this.rest = '';
    return rest;
  }
}
