import { commitBy, commitTableByTable } from './commit-by';

/** Loaded before a service: each request commits by itself, with a statement for each table, one after the other. */
commitBy((service, writes) => commitTableByTable(service, writes, true));
