import type { Named, Picked } from './parts';

/**
 * What a projection says of an answer: for each property a column by the name of the entity's property, a place in a
 * jsonb column (`content.realty.friendlyId`), an object of the same kind, or a part of its own. `'...'` names a jsonb
 * column whose properties stand in the object beside the others.
 */
export interface Shape {
  readonly [property: string]: string | Shape | Picked | Named;
}

type Present<T> = Exclude<T, null | undefined>;
type Unset<T> = Extract<T, null | undefined>;

type OrUnset<V, U> = [V] extends [never] ? never : V | U;

/** What stands at a place of an entity; with `undefined` where something on the way may be unset. */
export type ValueAt<E, P> = P extends keyof E
  ? E[P]
  : P extends `${infer Head}.${infer Rest}`
    ? Head extends keyof E
      ? OrUnset<ValueAt<Present<E[Head]>, Rest>, Unset<E[Head]>>
      : never
    : never;

/** How a value may stand in an answer: the driver hands over `bigint` and `numeric` as texts, which are numbers there. */
type Answered<V, T> = V extends Date ? string : V extends string ? (T extends number ? number : V) : V;

type RequiredKeys<A> = { [K in keyof A]-?: undefined extends A[K] ? never : K }[keyof A];

/** Where what may be unset stands for what must be there. */
type UnsetFits<V, T> = [Unset<V>] extends [never] ? true : undefined extends T ? true : false;

type LeafFits<V, T> = [V] extends [never]
  ? 'the entity has no such property'
  : UnsetFits<V, T> extends false
    ? 'may be unset, but the answer requires it'
    : Answered<Present<V>, Present<T>> extends Present<T>
      ? unknown
      : 'is of another type in the answer';

type SpreadFits<E, A, S, C> = C extends keyof E
  ? Exclude<keyof E[C], keyof A> extends never
    ? Extract<keyof E[C], keyof S> extends never
      ? Partial<Pick<A, keyof E[C] & keyof A>> extends infer T
        ? E[C] extends T
          ? unknown
          : 'holds a property that is of another type in the answer'
        : never
      : 'holds a property that is named beside it'
    : 'holds a property that the answer lacks'
  : 'the entity has no such property';

/** The keys that an object gets from the column that is spread in it. */
type SpreadKeys<E, S> = S extends { '...': infer C } ? (C extends keyof E ? keyof E[C] : never) : never;

type MemberFits<E, T, M> = M extends string
  ? LeafFits<ValueAt<E, M>, T>
  : M extends Picked<infer P, infer F>
    ? LeafFits<ValueAt<E, P>, T> & ([F] extends [keyof Present<T>] ? unknown : 'picks a property that the answer lacks')
    : M extends Named<infer P, infer F, true>
      ? LeafFits<
          ValueAt<E, P> extends readonly object[] | undefined ? Extract<ValueAt<E, P>, undefined> | [] : never,
          T
        > &
          ([F] extends [keyof ElementOf<T>] ? unknown : 'shows a property that the answer lacks')
      : M extends Named<infer P, infer F, false>
        ? LeafFits<ValueAt<E, P>, T> &
            ([F] extends [keyof Present<T>] ? unknown : 'shows a property that the answer lacks')
        : Fits<E, Present<T>, M>;

type ElementOf<T> = Present<T> extends readonly (infer Element)[] ? Element : never;

/** What of a shape does not fit: nothing, or a sentence in the place of each member that does not. */
export type Fits<E, A, S> = {
  [K in keyof S]: K extends '...'
    ? SpreadFits<E, A, S, S[K]>
    : K extends keyof A
      ? MemberFits<E, A[K], S[K]>
      : 'the answer has no such property';
} & { [K in Exclude<RequiredKeys<A>, keyof S | SpreadKeys<E, S>>]: 'the answer requires it' };
