import { serveBare } from './bare-http';

interface Statement {
  text: string;
  values: unknown[];
}

/** The database writes the JSON, by the very statement of the service. */
const statement = JSON.parse(process.env.STATEMENT ?? '') as Statement;

serveBare(async (pool) => {
  const { rows } = await pool.query<{ body: string }>({ name: 'page', ...statement });
  return rows[0].body;
});
