import { type DemoCall, demoFile, filled } from '@ovipro/dev';
import { readFileSync } from 'node:fs';
import { root } from '../system';

/** The life of a resource, as the demo data tells it. */
export interface Script {
  name: string;
  steps: DemoCall[];
}

const lines = <T>(file: string): T[] =>
  readFileSync(demoFile(root, { file }), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** The lives of the demo data's resources: assignments, asset requirements with watches, meetings. */
export function scripts(): Record<'assignment' | 'requirement' | 'meeting', Script[]> {
  const called = (name: string, file: string) =>
    lines<{ calls: DemoCall[] }>(file).map(({ calls }) => ({ name, steps: calls }));
  const [meeting] = lines<{ statusCode: string }>('meetings.jsonl').filter(
    ({ statusCode }) => statusCode === 'WAITING',
  );
  const path = '/meeting/v1/meetings';
  const put = (statusCode: string): DemoCall => ({
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
