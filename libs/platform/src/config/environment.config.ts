/** The process's environment, for the functions that hold it against a class. */
export const environment = (): Record<string, string | undefined> => process.env;
