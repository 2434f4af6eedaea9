import type { Documents } from '../documents/documents';
import { apis } from '../prefixes';
import { ApiCards } from './api-cards';

describe('ApiCards', () => {
  it('tells what the documents say now, and nothing where there is none', async () => {
    let title: string | undefined = 'First';
    const one = () =>
      title ? Promise.resolve(JSON.stringify({ info: { title } })) : Promise.reject(new Error('down'));
    const cards = new ApiCards({ one } as unknown as Documents);
    const titles = async () => (await cards.all()).map(({ info }) => info?.title);
    const expected = (text: string | undefined) => apis.map(() => text);
    expect(await titles()).toEqual(expected('First'));
    expect(await titles()).toEqual(expected('First'));
    title = 'Second';
    expect(await titles()).toEqual(expected('Second'));
    title = undefined;
    expect(await titles()).toEqual(expected(undefined));
  });
});
