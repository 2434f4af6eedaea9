import type { ErrorBody } from '@ovipro/contracts';
import { withValue } from '../body-walk';
import { badBody, expectRefusals } from '../expectations';
import type { ConventionSuite } from '../suite';
import { properties, walked, wrongAt } from './body-fields';

/** The characters of texts, and of names. */
export function describeBodyTexts(conventions: ConventionSuite): void {
  it('names every required text that holds nothing but blanks', async () => {
    const walk = await walked(conventions);
    const texts = properties(walk).filter(({ required, schema }) => required && (schema.minLength ?? 0) > 0);
    const cases = texts.flatMap(({ path, steps }) =>
      [' ', '\t\n', '\u00a0'].map((blank) => ({
        name: `${path} = ${JSON.stringify(blank)}`,
        send: () => walk.call.send({ body: withValue(walk.body, steps, blank) }),
        expected: badBody({ [path]: 'VALUE_REQUIRED' }),
      })),
    );
    if (cases.length > 0) await expectRefusals(cases);
  });

  it('refuses in every text what XML cannot carry', async () => {
    const walk = await walked(conventions);
    const texts = walk.positions.filter(({ schema }) => schema.type === 'string');
    const unprintable = ['a\u0001b', 'a\u000bb', '\u001fab', 'a\ufffeb', 'ab\uffff'];
    const cases = texts.flatMap((position) => unprintable.map((value) => wrongAt(walk, position, value)));
    if (cases.length > 0) await expectRefusals(cases);
  });

  it('repeats an unknown name on one line, with nothing in it that is not seen', async () => {
    const { call, body } = await walked(conventions);
    for (const name of ['a\u0000b', 'a\r\nb', '\u001b[31m', '\u202eevil', 'a\u2028b', '\ud800', '\uffff']) {
      const answer = await call.send({ body: withValue(body, [name], 1) });
      const [{ target, message }] = (answer.body as ErrorBody).errors ?? [];
      expect([answer.status, target, message]).toEqual([400, expect.stringContaining('\\u'), `${target} is not known`]);
      expect(target).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\uffff]/u);
    }
  });
}
