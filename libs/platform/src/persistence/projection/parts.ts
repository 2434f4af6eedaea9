/** Some properties of an object in a jsonb column; absent where the object is. */
export class Picked<P extends string = string, F extends string = string> {
  constructor(
    readonly path: P,
    readonly fields: readonly F[],
  ) {}
}

/** @param path as in `content.realty.address` */
export const pick = <const P extends string, const F extends string>(path: P, fields: readonly F[]): Picked<P, F> =>
  new Picked(path, fields);

/** What a directory keeps of each kind, as `defineDirectory` declares it. */
export interface DirectoryOf<K extends string> {
  keep: { [kind in K]: (resource: never) => object };
}

type Kept<D, K extends string> = D extends DirectoryOf<K> ? keyof ReturnType<D['keep'][K]> & string : never;

interface NamedParts<P extends string, F extends string> {
  /** The list or the object, as in `content.agents`. */
  at: P;
  /** The property that holds the resource's id. */
  id: F;
  /** Further properties that are shown. */
  keep?: readonly F[];
}

/** Objects in a jsonb column, a list or one, each with what a directory knows of the resource that it names. */
export class Named<P extends string = string, F extends string = string, L extends boolean = boolean> {
  constructor(
    readonly isList: L,
    readonly kind: string,
    readonly parts: Required<NamedParts<P, F>>,
    /** Properties of the directory's entry; absent where it does not know them. */
    readonly names: readonly F[],
  ) {}
}

const naming =
  <const L extends boolean>(isList: L) =>
  <
    D extends DirectoryOf<K>,
    K extends string,
    const P extends string,
    const F extends string,
    const N extends Kept<D, K>,
  >(
    _directory: D,
    kind: K,
    { keep = [], ...parts }: NamedParts<P, F>,
    names: readonly N[],
  ): Named<P, F | N, L> =>
    new Named<P, F | N, L>(isList, kind, { keep, ...parts }, names);

/**
 * A list with names: the directory, its kind as in `agent`, where the list stands, and which of the properties that the
 * directory keeps of the kind are shown.
 */
export const withNames = naming(true);

/** As {@link withNames}, of one object; absent where the object is. */
export const withName = naming(false);
