import { invalidStatus } from '../errors/api-error';

/** The statuses of a resource, and where each may lead. Staying is always allowed. */
export class LifeCycle<S extends string> {
  /** @param resource as messages call it, as in `lead` */
  constructor(
    private readonly resource: string,
    private readonly transitions: Record<S, readonly S[]>,
  ) {}

  allows(from: S, to: S): boolean {
    return from === to || this.transitions[from].includes(to);
  }

  /** Whether nothing leads out of a status. */
  isFinal(status: S): boolean {
    return this.transitions[status].length === 0;
  }

  /** @throws ApiError INVALID_STATUS naming the status and what it allows */
  assertTransition(from: S, to: S): void {
    if (this.allows(from, to)) return;
    const allowed = this.transitions[from].join(', ') || 'no other status';
    throw invalidStatus(`The ${this.resource} is ${from}, which can become ${allowed}; not ${to}.`);
  }

  /** The table as the API document shows it, in Markdown. */
  get description(): string {
    const rows = Object.entries<readonly S[]>(this.transitions).map(
      ([status, next]) => `${status} | ${next.join(', ') || 'no other: it is final'}`,
    );
    return [
      'The status may stay, or change as the table says; another change is refused with INVALID_STATUS, whose message names what is allowed.',
      ['Status | May become', '--- | ---', ...rows].join('\n'),
    ].join('\n\n');
  }
}
