/** What the document says of an operation besides its summary and what follows from its declaration. */
export interface OperationNote {
  /** What it does and when it may be used, for whoever does not know the field. */
  text: string;
  /** The names of the events that may follow. */
  events?: string[];
  /** It is refused with INVALID_STATUS where the status of the resource does not allow it. */
  states?: boolean;
  /** What a PUT that leaves out a property leaves as it was, where that is not unset. */
  keeps?: string[];
  /** A body of it, as the API reference shows it. Where there is none, the examples of its properties make one. */
  request?: object;
  /** An answer of it, likewise. */
  answer?: object;
}

/** The notes of an API, by `operationId`. */
export type OperationNotes = Record<string, OperationNote>;
