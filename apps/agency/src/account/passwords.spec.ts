import { Passwords } from './passwords';

const cheap = new Passwords(10);

describe('Passwords', () => {
  it('knows a password again, and no other', async () => {
    const hash = await cheap.hash('correct horse battery');
    expect(await cheap.verify('correct horse battery', hash)).toBe(true);
    expect(await cheap.verify('correct horse batterx', hash)).toBe(false);
  });

  it('writes scrypt with its parameters and a salt of 16 bytes', async () => {
    const hash = await new Passwords(17).hash('x');
    const [, scheme, parameters, salt, key] = hash.split('$');
    expect([scheme, parameters]).toEqual(['scrypt', 'ln=17,r=8,p=1']);
    expect([Buffer.from(salt, 'base64').length, Buffer.from(key, 'base64').length]).toEqual([16, 32]);
  });

  it('makes another hash each time', async () => {
    expect(await cheap.hash('x')).not.toBe(await cheap.hash('x'));
  });

  it('verifies at the cost that the hash was made at, and says that it is outdated', async () => {
    const hash = await cheap.hash('x');
    const dearer = new Passwords(11);
    expect(await dearer.verify('x', hash)).toBe(true);
    expect([cheap.isOutdated(hash), dearer.isOutdated(hash)]).toEqual([false, true]);
  });

  it('takes a letter for the same however it is composed', async () => {
    const hash = await cheap.hash('p\u00e4\u00e4sy');
    expect(await cheap.verify('pa\u0308a\u0308sy', hash)).toBe(true);
  });

  it('refuses every password where there is no hash, and takes its time', async () => {
    const slow = new Passwords(15);
    const hash = await slow.hash('x');
    const timeOf = async (kept: string | undefined): Promise<number> => {
      const start = performance.now();
      expect(await slow.verify('y', kept)).toBe(false);
      return performance.now() - start;
    };
    const [known, unknown] = [[] as number[], [] as number[]];
    for (let round = 0; round < 7; round += 1) {
      known.push(await timeOf(hash));
      unknown.push(await timeOf(undefined));
    }
    const median = (times: number[]): number => times.sort((a, b) => a - b)[3];
    expect(median(unknown) / median(known)).toBeGreaterThan(0.5);
    expect(median(unknown) / median(known)).toBeLessThan(2);
  });

  it('sheds load where too many wait', async () => {
    const busy = new Passwords(10, 1);
    const all = await Promise.allSettled([1, 2, 3, 4].map(() => busy.hash('x')));
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect((all[3] as PromiseRejectedResult).reason).toMatchObject({
      kind: 'unavailable',
      errorCode: 'TECHNICAL_ERROR',
    });
    expect(await busy.verify('x', await busy.hash('x'))).toBe(true);
  });
});
