import { join } from 'node:path';

const at = (name: string): string => join(__dirname, `${name}.js`);

/** Bugs that a run must find, each as a program that is loaded before every process and breaks one thing in it. */
export const planted: Record<string, string> = {
  'delete-before-acknowledgement': at('delete-before-acknowledgement'),
  'event-id-in-the-relay': at('event-id-in-the-relay'),
  'sent-in-disorder': at('sent-in-disorder'),
  'offset-before-handling': at('offset-before-handling'),
  'event-forgotten': at('event-forgotten'),
  'no-idempotency-record': at('no-idempotency-record'),
  'if-match-ignored': at('if-match-ignored'),
};
