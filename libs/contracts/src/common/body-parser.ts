import { getMetadataStorage } from 'class-validator';
import type { Fault, Rule } from './rule';

type Class = new () => object;

/** What a field holds, as its house decorator says. */
export interface Shape {
  /** What is wrong with a value of an object, with paths below it; what nested classes say comes besides. */
  faults: (value: unknown, object: object) => Fault[];
  /** The class of the object, or of the list's elements, as the value itself tells; none for values under a rule. */
  type?: (value?: object) => Class;
  /** A list, with its greatest length. */
  max?: number;
  /** The form in which a value is kept, where it has one of its own; undefined where it counts as absent. */
  normal?: (value: unknown) => unknown;
  /** What a single value is held against, and how its decorator was called. */
  rule?: Rule;
  options?: object;
}

/** More than anybody reads: an answer is not to be many times the size of its request. */
const maxUnknownReported = 10_000;

/** Of no type that any rule accepts: stands for an object or list where none belongs. */
const nothing = NaN;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isContainer = (value: unknown): boolean => typeof value === 'object' && value !== null;
const flat = (value: unknown): unknown => (isContainer(value) ? nothing : value);

/** The path of a property; one without a name has one here. */
const below = (path: string, key: string): string => {
  const name = key === '' ? '""' : key;
  return path === '' ? name : `${path}.${name}`;
};

const shapes = new WeakMap<Class, Map<string, Shape>>();

/** The declared fields of a class. */
export function shapesOf(type: Class): Map<string, Shape> {
  let known = shapes.get(type);
  if (!known) {
    const fields = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
    const declared = fields.filter(({ constraints }) => constraints !== undefined);
    known = new Map(declared.map(({ propertyName, constraints }) => [propertyName, constraints[0] as Shape]));
    shapes.set(type, known);
  }
  return known;
}

/**
 * Makes instances of what was received that hold nothing but declared fields, and of too long a list no more than shows
 * that it is. The work of checking it has a limit then, whatever was sent: a body of 1 MiB may be nothing but empty
 * objects.
 */
export class BodyParser {
  /** Undeclared properties, each with its whole path; the first 10,000. */
  readonly unknown: Fault[] = [];

  object<T extends object>(type: new () => T, plain: object, path = ''): T {
    const known = shapesOf(type);
    const copy = new type() as Record<string, unknown>;
    for (const [key, value] of Object.entries(plain)) {
      if (value === undefined) continue;
      const shape = known.get(key);
      if (shape) {
        const read = isContainer(value) ? this.value(shape, value, below(path, key)) : value;
        const kept = this.normal(shape, read);
        if (kept !== undefined) copy[key] = kept;
      } else if (this.unknown.length < maxUnknownReported)
        this.unknown.push({ path: below(path, key), errorCode: 'INVALID_TYPE', message: 'is not known' });
    }
    return copy as T;
  }

  private normal({ normal }: Shape, value: unknown): unknown {
    return normal ? normal(value) : value;
  }

  private value(shape: Shape, value: unknown, path: string): unknown {
    if (shape.max === undefined) return this.single(shape, value, path);
    if (!Array.isArray(value)) return flat(value);
    return value.slice(0, shape.max + 1).map((item, index) => this.single(shape, item, `${path}[${index}]`));
  }

  private single({ type }: Shape, value: unknown, path: string): unknown {
    return type && isObject(value) ? this.object(type(value), value, path) : flat(value);
  }
}
