import { randomBytes } from 'node:crypto';
import { Failure } from './failure';
import { readIfThere, writeWhole } from './files';

/** The secrets of this installation by name, made at the first start and kept: what they encrypt outlives a start. */
export class Secrets {
  private readonly values: Record<string, string>;

  constructor(private readonly path: string) {
    this.values = this.read();
  }

  /** Makes those that are missing. */
  ensure(names: string[]): void {
    const missing = names.filter((name) => this.values[name] === undefined);
    if (missing.length === 0) return;
    for (const name of missing) this.values[name] = randomBytes(32).toString('base64url');
    writeWhole(this.path, `${JSON.stringify(this.values, null, 2)}\n`);
  }

  get(name: string): string {
    const value = this.values[name];
    if (value === undefined) throw new Error(`No secret is named ${name}.`);
    return value;
  }

  private read(): Record<string, string> {
    const text = readIfThere(this.path);
    if (text === undefined) return {};
    try {
      const values = JSON.parse(text) as Record<string, unknown>;
      if (Object.values(values).every((value) => typeof value === 'string' && value !== ''))
        return values as Record<string, string>;
    } catch {
      // the sentence below says it
    }
    throw new Failure(`${this.path} cannot be read: bring it back, or begin anew with npm start -- --fresh.`);
  }
}
