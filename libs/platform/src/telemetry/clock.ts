/** Where the time comes from. Tests put another in its place. */
export class Clock {
  now(): Date {
    return new Date();
  }
}
