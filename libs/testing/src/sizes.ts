/** `TEST_SIZE=full` has tests run with as many rows as they are made for, which takes minutes. */
export const sizeOf = <T>(small: T, full: T): T => (process.env.TEST_SIZE === 'full' ? full : small);
