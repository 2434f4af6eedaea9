/** The part of OpenAPI's schema object that rules use. */
export type SchemaObject = Record<string, unknown>;

/** What may stand in an entry of `errors`. */
export type FaultCode = 'VALUE_REQUIRED' | 'INVALID_TYPE';

/** One fault of one value. `path` is relative to the value: empty for the value itself, `[2]` for an element of a list. */
export interface Fault {
  path: string;
  errorCode: FaultCode;
  message: string;
}

/**
 * What a value must look like: the check, the OpenAPI schema that says the same, and the one form in which it is kept.
 * `check` answers what is wrong in words that follow the field's name ("must be ..."), or undefined.
 */
export interface Rule {
  check: (value: unknown) => string | undefined;
  schema: SchemaObject;
  /** Turns an accepted value into the form that is stored (ids lower case, times in UTC). */
  normal?: (value: never) => unknown;
  /** What a text without is no value, hence VALUE_REQUIRED where the field is required: any character, or one to see. */
  content?: 'any' | 'visible';
  /** An address or number that reaches somebody: outer blanks mean nothing where senders of leads write it. */
  contact?: boolean;
}
