/** The values of a coded field in the order in which they sort, each with its meaning, under the reference's name of the type. */
export type CodeTable<C extends string = string> = readonly C[] & {
  readonly title: string;
  readonly meanings: Readonly<Record<C, string>>;
};

/** All tables, by the name of their type. */
export const codeTables = new Map<string, CodeTable>();

/** Declares the codes of a field. The table is the list of its codes wherever a list is taken. */
export function codeTable<const C extends string>(title: string, meanings: Record<C, string>): CodeTable<C> {
  const table = Object.assign(Object.keys(meanings) as C[], { title, meanings });
  codeTables.set(title, table as never);
  return table;
}

const isTable = (codes: readonly string[]): codes is CodeTable => 'meanings' in codes;

/** The name of a table's type, for schemas; nothing for a bare list. */
export const titleOf = (codes: readonly string[]): { title?: string } => (isTable(codes) ? { title: codes.title } : {});

/** The options of a coded field, with the meaning of each code behind its description, and an example. */
export function withMeanings<O extends { description?: string; example?: unknown }>(
  codes: readonly string[],
  options: O,
  intro = 'Codes:',
  example: unknown = codes[0],
): O {
  if (!isTable(codes)) return options;
  const meanings = codes.map((code) => `- \`${code}\`: ${codes.meanings[code]}`);
  const description = [options.description, [intro, ...meanings].join('\n')].filter(Boolean).join('\n\n');
  return { example, ...options, description };
}
