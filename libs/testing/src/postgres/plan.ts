import type { Client } from 'pg';

interface PlanNode {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

/** The rows of a table that a plan has looked at, those that it passed over included. */
function rowsOf(node: PlanNode, table: string): number {
  const inner = (node.Plans ?? []).reduce((sum, plan) => sum + rowsOf(plan, table), 0);
  if (node['Relation Name'] !== table) return inner;
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return inner + Math.round((node['Actual Rows'] + removed) * node['Actual Loops']);
}

/**
 * Runs a statement and looks at its plan.
 * @returns how many rows of a table it looks at, those that it passes over included
 */
export async function rowsRead(
  client: Client,
  { text, values }: { text: string; values: unknown[] },
): Promise<(table: string) => number> {
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
    values,
  );
  const [{ Plan: plan }] = rows[0]['QUERY PLAN'];
  return (table) => rowsOf(plan, table);
}
