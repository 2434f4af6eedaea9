import meanings from './class-meanings.json';

/** What a class of the contracts is, as its comment says: the description of its schema. */
export const classMeaning = (name: string): string | undefined => (meanings as Record<string, string>)[name];
