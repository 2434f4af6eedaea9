type Action = 'kill' | 'stop' | 'throw' | 'wait';

/** Points in the code where a test can make the process fail. Off unless the configuration names them. */
const points = new Map<string, Action>();

/**
 * Switches failpoints on.
 * @param specification `<name>=<action>` separated by commas; actions: kill (SIGKILL), stop (SIGSTOP), throw, wait (for ever)
 */
export function setFailpoints(specification: string | undefined, environment: string): void {
  points.clear();
  if (!specification) return;
  if (environment === 'production') throw new Error('FAILPOINTS must not be set in production.');
  for (const [name, action] of specification.split(',').map((part) => part.split('=')))
    points.set(name, action as Action);
}

/** Does nothing unless a test asked for a failure here. */
export function failpoint(name: string): Promise<void> | undefined {
  if (points.size === 0) return undefined;
  const action = points.get(name);
  if (action === 'kill') process.kill(process.pid, 'SIGKILL');
  if (action === 'stop') process.kill(process.pid, 'SIGSTOP');
  if (action === 'throw') throw new Error(`failpoint ${name}`);
  return action === 'wait' || action === 'kill' ? new Promise(() => undefined) : undefined;
}
