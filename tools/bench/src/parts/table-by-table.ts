import { commitBy, commitTableByTable } from './commit-by';

/** Loaded before a service: each request commits by itself, with a statement for each table, all of them sent at once. */
commitBy((service, writes) => commitTableByTable(service, writes, false));
