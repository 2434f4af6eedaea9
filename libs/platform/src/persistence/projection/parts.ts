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

interface NamedListParts<P extends string, F extends string> {
  /** The list, as in `content.agents`. */
  list: P;
  /** The property of its objects that holds the resource's id. */
  id: F;
  /** Further properties of its objects that are shown. */
  keep?: readonly F[];
}

/** A list of objects in a jsonb column, each with what a directory knows of the resource that it names. */
export class NamedList<P extends string = string, F extends string = string> {
  constructor(
    readonly kind: string,
    readonly parts: Required<NamedListParts<P, F>>,
    /** Properties of the directory's entry; absent where it does not know them. */
    readonly names: readonly F[],
  ) {}
}

/**
 * A list with names.
 * @param kind of the directory, as in `agent`
 * @param names of what the directory keeps of the kind
 */
export const withNames = <
  D extends DirectoryOf<K>,
  K extends string,
  const P extends string,
  const F extends string,
  const N extends Kept<D, K>,
>(
  _directory: D,
  kind: K,
  { keep = [], ...parts }: NamedListParts<P, F>,
  names: readonly N[],
): NamedList<P, F | N> => new NamedList<P, F | N>(kind, { keep, ...parts }, names);

interface NamedObjectParts<P extends string, F extends string> {
  /** The object, as in `responsibleAgent`. */
  object: P;
  /** Its property that holds the resource's id. */
  id: F;
  /** Further properties of it that are shown. */
  keep?: readonly F[];
}

/** An object in a jsonb column, with what a directory knows of the resource that it names; absent where the object is. */
export class NamedObject<P extends string = string, F extends string = string> {
  constructor(
    readonly kind: string,
    readonly parts: Required<NamedObjectParts<P, F>>,
    /** Properties of the directory's entry; absent where it does not know them. */
    readonly names: readonly F[],
  ) {}
}

/** As {@link withNames}, of one object. */
export const withName = <
  D extends DirectoryOf<K>,
  K extends string,
  const P extends string,
  const F extends string,
  const N extends Kept<D, K>,
>(
  _directory: D,
  kind: K,
  { keep = [], ...parts }: NamedObjectParts<P, F>,
  names: readonly N[],
): NamedObject<P, F | N> => new NamedObject<P, F | N>(kind, { keep, ...parts }, names);
