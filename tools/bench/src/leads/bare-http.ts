import { createServer } from 'node:http';
import { Pool } from 'pg';

/** A server that asks nothing of its callers: no token, no checks, no log. Answers what `body` makes of each request. */
export function serveBare(body: (pool: Pool) => Promise<string>): void {
  const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
  const server = createServer((_request, response) => {
    body(pool).then(
      (text) => {
        const length = Buffer.byteLength(text);
        response
          .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': length })
          .end(text);
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(Number(process.env.PORT), process.env.HOST);
  process.on('SIGTERM', () => process.exit());
  process.on('disconnect', () => process.exit());
}
