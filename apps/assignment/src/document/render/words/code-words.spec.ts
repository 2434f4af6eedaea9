import * as contracts from '@ovipro/contracts';
import { codeInWords, codeWordsOf } from '.';

interface Table {
  title: string;
  meanings: Record<string, string>;
}

const isTable = (value: unknown): value is Table => Array.isArray(value) && 'meanings' in value && 'title' in value;

const tables = (Object.values(contracts) as unknown[]).filter(isTable);

describe.each(['fi', 'sv', 'en'] as const)('the words of codes in %s', (language) => {
  it.each(Object.keys(codeWordsOf.fi))('are those of the table %s, each once', (title) => {
    const table = tables.find((each) => each.title === title);
    const words: Record<string, string> = codeWordsOf[language][title as keyof typeof codeWordsOf.fi];
    expect(Object.keys(words).sort()).toEqual(Object.keys(table?.meanings ?? {}).sort());
    expect(new Set(Object.values(words)).size).toBe(Object.keys(words).length);
  });
});

describe('codeInWords', () => {
  it('says a code that is not known as a reader would', () => {
    expect(codeInWords(codeWordsOf.fi, 'AvailabilityCode', 'AFTER_THE_SUMMER')).toBe('After the summer');
    expect(codeInWords(codeWordsOf.fi, 'AvailabilityCode', 'CONSTRUCTOR')).toBe('Constructor');
  });
});
