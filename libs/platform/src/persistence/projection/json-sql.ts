/**
 * JSON that SQL writes as text. `concat` passes over what is null, so a member that may be absent is one expression, null
 * where it is. `npm run bench -- parts` compares it with `json_build_object`.
 */

/** A piece of a text: as it stands, or an expression whose value stands there. */
export type Piece = { literal: string } | { sql: string };

export interface Member {
  name: string;
  value: Piece[];
  /** A condition that holds where an expression of the value is null; the member is absent then. */
  absentIf?: string;
}

/** PostgreSQL's functions take 100. */
const maxArguments = 60;

export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Neighbouring literals become one. */
function expressions(pieces: Piece[]): string[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last && 'literal' in last && 'literal' in piece)
      merged.splice(-1, 1, { literal: last.literal + piece.literal });
    else merged.push(piece);
  }
  return merged.map((piece) => ('sql' in piece ? piece.sql : quote(piece.literal)));
}

/** One text of all pieces but those that are null. */
export function concat(pieces: Piece[]): string {
  const parts = expressions(pieces);
  const calls: string[] = [];
  for (let at = 0; at < parts.length; at += maxArguments)
    calls.push(`concat(${parts.slice(at, at + maxArguments).join(', ')})`);
  return calls.length === 1 ? calls[0] : `concat(${calls.join(', ')})`;
}

/** One text of all pieces, null where one of them is. */
export const joined = (pieces: Piece[]): string => expressions(pieces).join(' || ');

/** The rest of an object that began with other members: those of a jsonb object, and the brace. */
const restOf = (object: string): Piece => ({
  sql: `CASE ${object} WHEN '{}' THEN '}' ELSE ',' || right(${object}::text, -1) END`,
});

const named = ({ name, value }: Member, before = ''): Piece[] => [
  { literal: `${before}${JSON.stringify(name)}:` },
  ...value,
];

const following = (member: Member): Piece[] =>
  member.absentIf ? [{ sql: joined(named(member, ',')) }] : named(member, ',');

/**
 * An object of these members and of those of a jsonb column, if one is given, which is never null and holds none of
 * their names.
 */
export function object(members: Member[], spread?: string): Piece[] {
  const first = members.find(({ absentIf }) => !absentIf);
  const end: Piece = spread ? restOf(spread) : { literal: '}' };
  if (!first) return spread ? optionalsAnd(members, spread) : [{ literal: '{' }, optionals(members), end];
  const others = members.filter((member) => member !== first);
  return [{ literal: '{' }, ...named(first), ...others.flatMap(following), end];
}

/** Members each of which may be absent, without a comma before the first of those that are there. */
const optionals = (members: Member[]): Piece =>
  members.length === 0 ? { literal: '' } : { sql: `substr(${concat(members.flatMap(following))}, 2)` };

function optionalsAnd(members: Member[], spread: string): Piece[] {
  if (members.length === 0) return [{ sql: spread }];
  const none = members.map(({ absentIf }) => absentIf).join(' AND ');
  const begin = members.length === 1 ? named(members[0]) : [optionals(members)];
  const some = concat([{ literal: '{' }, ...begin, restOf(spread)]);
  return [{ sql: `CASE WHEN ${none} THEN ${spread}::text ELSE ${some} END` }];
}
