import type { EventDefinition } from '@ovipro/contracts';
import { invalidStatus } from '../errors/api-error';
import type { VersionedEntity } from '../persistence/root.entity';
import type { Transaction } from '../persistence/transaction';

/**
 * One action on a resource: where it leads, and what happens on the way.
 * @typeParam W what guard, apply and extra are given, such as the transaction and the resource
 */
export interface Action<S extends string, E, W> {
  from: readonly S[];
  to: S;
  /** What it needs besides the status, in the words of the API document. */
  needs?: string;
  /** @throws ApiError where it needs something that is not there */
  guard?(work: W): void | Promise<void>;
  /** What it changes besides the status. */
  apply?(work: W): Partial<E> | Promise<Partial<E>>;
  event: EventDefinition;
  /** What the event carries besides the resource and its previous status. */
  extra?(work: W): object | Promise<object>;
}

interface ActionsDeclaration<C extends string, S extends string, E, W> {
  /** As messages call it, as in `assignment`. */
  resource: string;
  /** The property that holds the status, as in `assignmentStatusCode`. */
  status: keyof E & string;
  actions: Record<C, Action<S, E, W>>;
}

/** The actions of a resource, as one table. An action that is not listed for a status is refused, staying included. */
export class Actions<C extends string, S extends string, E extends VersionedEntity, W> {
  constructor(private readonly declaration: ActionsDeclaration<C, S, E, W>) {}

  /** The actions that a status allows. */
  allowedIn(status: S): C[] {
    return this.codes.filter((code) => this.declaration.actions[code].from.includes(status));
  }

  /** @throws ApiError INVALID_STATUS naming the status and the actions that it allows */
  assertAllowed(code: C, status: S): void {
    const allowed = this.allowedIn(status);
    if (allowed.includes(code)) return;
    const { resource } = this.declaration;
    throw invalidStatus(
      `The ${resource} is ${status}, which allows ${allowed.join(', ') || 'no action'}; not ${code}.`,
    );
  }

  /**
   * Carries an action out on a locked resource and emits its event.
   * @throws ApiError INVALID_STATUS, or what the guard throws
   */
  async run(tx: Transaction, entity: E, code: C, work: W): Promise<void> {
    const { actions, status } = this.declaration;
    const previousStatusCode = entity[status] as S;
    this.assertAllowed(code, previousStatusCode);
    const { guard, apply, to, event, extra } = actions[code];
    await guard?.(work);
    const patch = await apply?.(work);
    tx.change(entity, { ...patch, [status]: to } as Partial<E>);
    tx.emit(entity, event, { previousStatusCode, ...(await extra?.(work)) });
  }

  /** The table as the API document shows it, in Markdown. */
  get description(): string {
    const rows = this.codes.map((code) => {
      const { from, to, needs, event } = this.declaration.actions[code];
      return `${code} | ${from.join(', ')} | ${to} | ${needs ?? ''} | \`${event.name}\``;
    });
    return [
      'An action that the status does not allow is refused with INVALID_STATUS; the message names what it allows.',
      ['Action | From | To | Needs | Event', '--- | --- | --- | --- | ---', ...rows].join('\n'),
    ].join('\n\n');
  }

  private get codes(): C[] {
    return Object.keys(this.declaration.actions) as C[];
  }
}

export const defineActions =
  <E extends VersionedEntity, W>() =>
  <C extends string, S extends string>(declaration: ActionsDeclaration<C, S, E, W>): Actions<C, S, E, W> =>
    new Actions(declaration);
