import { readFileSync } from 'node:fs';
import { demoFile } from '../system';

/** A step of a resource's life; ids in braces are those that former steps were answered. */
interface Step {
  method?: 'POST' | 'PUT';
  path: string;
  body: unknown;
}

export interface Script {
  name: string;
  steps: Step[];
}

const lines = <T>(file: string): T[] =>
  readFileSync(demoFile(file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** The lives of the demo data's resources: assignments, asset requirements with watches, meetings. */
export function scripts(): Record<'assignment' | 'requirement' | 'meeting', Script[]> {
  const called = (name: string, file: string) =>
    lines<{ calls: Step[] }>(file).map(({ calls }) => ({ name, steps: calls }));
  const [meeting] = lines<{ statusCode: string }>('meetings.jsonl').filter(
    ({ statusCode }) => statusCode === 'WAITING',
  );
  const path = '/meeting/v1/meetings';
  const put = (statusCode: string): Step => ({
    method: 'PUT',
    path: `${path}/{meetingId}`,
    body: { ...meeting, statusCode },
  });
  return {
    assignment: called('assignment', 'assignments.jsonl').filter(({ steps }) => steps.length > 1),
    requirement: called('requirement', 'asset-requirements.jsonl'),
    meeting: [{ name: 'meeting', steps: [{ path, body: meeting }, put('WON')] }],
  };
}

const filled = (text: string, ids: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (braced, name: string) => ids[name] ?? braced);

/** A script that is under way for one resource. A step without an answer is sent again, with its Request-ID, until it has one. */
export class Life {
  private readonly ids: Record<string, string> = {};
  private at = 0;
  /** Of the step that has no answer yet. */
  requestId?: string;

  constructor(private readonly script: Script) {}

  get isOver(): boolean {
    return this.at >= this.script.steps.length;
  }

  get next() {
    const { method = 'POST', path, body } = this.script.steps[this.at];
    return {
      operation: `${this.script.name} ${this.at + 1}`,
      method,
      path: filled(path, this.ids),
      body: filled(JSON.stringify(body), this.ids),
      requestId: this.requestId,
    };
  }

  answered(answer: string): void {
    Object.assign(this.ids, JSON.parse(answer));
    this.requestId = undefined;
    this.at += 1;
  }
}
