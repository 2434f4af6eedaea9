import { catalogue as events } from './catalogue';
import { eventType } from './common/events';
import { validate } from './common/validate';

const plain = (value: object): object => JSON.parse(JSON.stringify(value)) as object;

describe('the events of the public contract', () => {
  const withData = events.filter((event) => event.data);

  it.each(withData)('$name has a golden sample that its class accepts and leaves as it is', ({ data, sample }) => {
    const { value, faults } = validate(data!, plain(sample!));
    expect(faults).toEqual([]);
    expect(plain(value)).toEqual(plain(sample!));
  });

  it.each(withData)('$name may grow: its class ignores a field that it does not know', ({ data, sample }) => {
    expect(validate(data!, { ...plain(sample!), later: 1 }, 'ignore').faults).toEqual([]);
  });

  it.each(withData)('$name needs what its class requires', ({ data }) => {
    expect(validate(data!, {}, 'ignore').faults.length).toBeGreaterThan(0);
  });

  it('have names of their own, in lower case with hyphens', () => {
    const names = events.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(eventType(name)).toMatch(/^fi\.ovipro\.[a-z]+(-[a-z]+)+$/);
  });

  it('say when they are published, in sentences', () => {
    for (const { description } of events) expect(description).toMatch(/^[A-Z].*\.$/);
  });

  it('show, each in its sample, the key of its topic', () => {
    for (const { topic, sample } of events.filter(({ data }) => data)) {
      const parts = [sample!, ...(Object.values(sample!) as object[])] as Record<string, unknown>[];
      const keys = parts.flatMap((part) => part[topic.key] ?? []);
      expect([topic.name, [...new Set(keys)]]).toEqual([topic.name, [expect.stringMatching(/^[0-9a-f-]{36}$/)]]);
    }
  });
});
