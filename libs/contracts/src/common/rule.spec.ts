import { bool, code, decimal, id, int, money, openCode, openCodeBut, type Rule } from './rule';
import { email, identifier, pattern, phone, text } from './text-rule';

const takes = (rule: Rule, ...values: unknown[]) => values.map((value) => [value, rule.check(value)]);
const all = (values: unknown[], outcome: unknown) => values.map((value) => [value, outcome]);

/** Each rule with what it takes, what it refuses, and what it says then. */
const rules: [string, Rule, unknown[], unknown[], RegExp][] = [
  [
    'text',
    text({ min: 1, max: 3 }),
    ['a', ' ', 'äöå', '\n', '💡'],
    ['', 'abcd', '💡💡💡💡'],
    /must have at (least 1|most 3) characters/,
  ],
  ['text of any length to its limit', text({ max: 2 }), ['', 'ab'], ['abc'], /at most 2/],
  ['code', code(['A', 'B']), ['A', 'B'], ['a', 'AB', 'A ', '', 1, null, ['A']], /must be one of A, B/],
  [
    'open code',
    openCode('A'),
    ['A', 'A_1', 'Z'.repeat(64)],
    ['a', '1A', '_A', 'A-B', 'Ä', 'A\n', ''],
    /capital letters/,
  ],
  [
    'email',
    email(),
    ['a@b', 'ä.ö+x@ä.fi', "o'brien@x.fi", `${'a'.repeat(64)}@${'b'.repeat(189)}`],
    [
      ...['', 'a', '@b', 'a@', 'a@b@c', 'a b@c', 'a@b\n', '\u00a0@b', 'a\u007f@b', `${'a'.repeat(65)}@b`],
      ...['teemu@.', 'a@example..fi', 'a@.fi', 'a@fi.', '<b>@<i>', 'mailto:a@example.fi', 'a@b,c@d', '"a"@b', 'a\\@b'],
      ...['a\u200b@b', 'a@b\u00ad', 'a\u202e@b', 'a@\u3164', 'a@\ufe0fb', `a@${'b'.repeat(253)}`],
    ],
    /e-mail address|at most 254/,
  ],
  [
    'phone',
    phone(),
    [
      ...['123', '+358 (0)50 123-45.6/7', 'puh. 050 1234567', 'tel:+358501234567', '0501234567 x12'],
      ...['040 123 4567 (iltaisin)', '+1 (555) 010-0199 ext. 3', '050\u20111234567', '050–1234567', '٠٥٠١٢٣٤٥٦٧'],
      ...['1'.repeat(64), ' 050 123 '],
    ],
    ['', ' ', '-', '()', '+', '12', 'a1b2c', '050\u200b123', '050\t123', '050\n123', '\u202a050123', '1'.repeat(65)],
    /phone number|must not contain the character U\+|at most 64/,
  ],
  [
    'identifier',
    identifier({ max: 20 }),
    ['', 'abcd', 'D 66927', 'Ä-1', '٣'],
    ['a\u200bb', 'a\u00adb', 'a\u202eb', 'a\ufe0f', 'a\tb', 'a\u0085b', '\u3164', ' a', 'a ', 'a\u00a0', ' '],
    /must not contain the character U\+|begin or end with a blank/,
  ],
  [
    'open code but some',
    openCodeBut(['ETUOVI'], "a marketplace's code", 'BANK'),
    ['BANK', 'ETUOVI_2'],
    ['ETUOVI', 'etuovi', ''],
    /must not be a marketplace's code|capital letters/,
  ],
  ['int', int({ min: -1, max: 3 }), [-1, 0, 3], [-2, 4, 1.5, '1', NaN, Infinity, null, true], /integer from -1 to 3/],
  [
    'decimal',
    decimal({ min: -1.5, max: 2 }),
    [-1.5, 0.1, 2],
    [-1.6, 2.1, '1', NaN, Infinity, null],
    /number from -1\.5 to 2/,
  ],
  [
    'money',
    money({ max: 100 }),
    [0, 0.1, 0.07, 19.99, 100],
    [-0.01, 0.001, 1e-7, 100.01, '1', NaN, Infinity],
    /at most two decimals/,
  ],
  ['bool', bool(), [true, false], ['true', 0, 1, null, ''], /true or false/],
];

describe.each(rules)('%s', (_name, rule, good, bad, message) => {
  it('takes what fits', () => expect(takes(rule, ...good)).toEqual(all(good, undefined)));
  it('refuses what does not, and says why', () =>
    expect(takes(rule, ...bad)).toEqual(all(bad, expect.stringMatching(message))));
});

describe('texts of any kind', () => {
  const kinds = [
    ...[text({ max: 50 }), pattern(50, /^.*$/s, 'anything'), identifier({ max: 50 })],
    ...[email(), phone(), id(), openCode()],
  ];
  it.each(['a\u0000@b', 'a\ud800@b', '\udc00a@b'])('do not hold %j', (value) => {
    for (const rule of kinds) expect(rule.check(value)).toMatch(/NUL|well-formed Unicode|at most/);
  });
  it.each([
    ['a\u0001@b', 'U+0001'],
    ['a@b\u000b', 'U+000B'],
    ['\u001fa@b', 'U+001F'],
    ['a\u0000@b', 'NUL'],
    ['a\ufffe@b', 'U+FFFE'],
    ['a@b\uffff', 'U+FFFF'],
  ])('do not hold what XML cannot carry: %j', (value, name) => {
    for (const rule of kinds) expect(rule.check(value)).toBe(`must not contain the character ${name}`);
  });
  it('may be divided by tabs and line breaks', () =>
    expect(text({ max: 50 }).check('a\tb\r\nc\u007f\u200d')).toBeUndefined());
  it.each([1, true, null, undefined, [], {}, ['a']])('are not %j', (value) => {
    for (const rule of kinds) expect(rule.check(value)).toBe('must be a string');
  });
  it('are measured before they are matched', () => {
    for (const rule of kinds) expect(rule.check('x'.repeat(1_000_000))).toMatch(/at most \d+ characters/);
  });
});

describe('id', () => {
  const v4 = '9031d1c5-7d40-41dd-b2b8-7919a2fc4fe9';
  const ofVersion = (version: string, variant = 'b') => `9031d1c5-7d40-${version}1dd-${variant}2b8-7919a2fc4fe9`;

  it.each(['1', '2', '3', '4', '5'])('takes version %s', (version) =>
    expect(id().check(ofVersion(version))).toBeUndefined(),
  );
  it.each(['8', '9', 'a', 'b', 'A', 'B'])('takes variant %s', (variant) =>
    expect(id().check(ofVersion('4', variant))).toBeUndefined(),
  );
  it.each(['0', '6', '7', '8', 'f'])('refuses version %s', (version) =>
    expect(id().check(ofVersion(version))).toMatch(/UUID/),
  );
  it.each(['0', '7', 'c', 'f'])('refuses variant %s', (variant) =>
    expect(id().check(ofVersion('4', variant))).toMatch(/UUID/),
  );
  it.each(['', v4.slice(1), v4.replaceAll('-', ''), `${v4}\n`, `{${v4.slice(2)}}`, v4.replace('9', 'g')])(
    'refuses %j',
    (value) => expect(id().check(value)).toMatch(/UUID|36 characters/),
  );
  it('is kept in lower case', () => {
    expect(id().check(v4.toUpperCase())).toBeUndefined();
    expect(id().normal?.(v4.toUpperCase() as never)).toBe(v4);
  });
});

describe('the schemas of rules', () => {
  it.each(rules)('%s says its limits', (_name, { schema }) => {
    const { type, enum: codes, maxLength, maximum, minimum } = schema as Record<string, unknown>;
    if (type === 'string' && !codes) expect(maxLength).toEqual(expect.any(Number));
    if (type === 'number' || type === 'integer')
      expect([minimum, maximum]).toEqual([expect.any(Number), expect.any(Number)]);
  });

  it('of open codes list the known ones', () => {
    expect(openCode('A', 'B').schema).toMatchObject({ example: 'A', description: 'Known codes: A, B' });
    expect(openCode('A').schema).not.toHaveProperty('description');
  });
});
