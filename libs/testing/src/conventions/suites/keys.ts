import { tokenOfUnknownKey } from '../forgeries';
import { fill, type Operations } from '../operation-fixture';
import type { Suite } from '../suite';

/** The issuer's keys: fetched ahead, and not by whoever likes to invent a key. */
export function describeKeys(suite: () => Suite, operations: Operations): void {
  const [guarded] = Object.values(operations).filter(({ access }) => !access);
  // a path that nobody knows asks for a token too
  const { method, path: template } = guarded ?? { method: 'GET', path: '/nosuch' };

  it('fetches the keys at most once however many unknown keys are named', async () => {
    const { service, sendRequest, home } = suite();
    const before = service.issuer.fetches();
    const tokens = await Promise.all(
      Array.from({ length: 100 }, (_, index) => tokenOfUnknownKey(home.caller.claims, `storm-${index}`)),
    );
    const path = fill(template, new Proxy({}, { get: () => 'x' }));
    const answers = await Promise.all(tokens.map((token) => sendRequest(method, path, { token })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    expect(service.issuer.fetches() - before).toBeLessThanOrEqual(1);
  });
}
