/** When rows came that stand straight in the database, since nothing but an import makes them. */
export const rowTimes = "now() - interval '1 hour', now() - interval '1 hour'";
