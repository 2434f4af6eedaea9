import { same } from '@ovipro/platform';

/** What a row is to be, and where it differs from the file because somebody changed it since. */
export interface Merged<T> {
  value: T;
  /** Paths, as in `address.streetAddress`. */
  kept: string[];
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What becomes of a record, field by field: what the file says where that is not what it said last time, else what is
 * there. Objects are merged by their fields, lists are taken as a whole.
 * @param last the record as it was imported last
 * @param current the record as the row says it now
 */
export function merge<T>(last: T, file: T, current: T, path = ''): Merged<T> {
  if (same(file, current)) return { value: current, kept: [] };
  if (isFields(last) && isFields(file) && isFields(current)) return mergeFields(last, file, current, path);
  if (!same(last, file)) return { value: file, kept: [] };
  // a field that the file has never had is nobody's difference
  return { value: current, kept: file === undefined ? [] : [path] };
}

function mergeFields<T>(last: Fields, file: Fields, current: Fields, path: string): Merged<T> {
  const names = [...new Set([...Object.keys(current), ...Object.keys(file)])];
  const kept: string[] = [];
  const fields = names.flatMap((name) => {
    const merged = merge(last[name], file[name], current[name], path === '' ? name : `${path}.${name}`);
    kept.push(...merged.kept);
    return merged.value === undefined ? [] : [[name, merged.value]];
  });
  return { value: Object.fromEntries(fields) as T, kept };
}
