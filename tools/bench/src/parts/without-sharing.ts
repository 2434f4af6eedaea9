import { commitBy } from './commit-by';

/** Loaded before a service: each request commits its rows by itself. */
commitBy((service, { statement }) => service.run(statement));
