import proxy from '@fastify/http-proxy';
import fastify from 'fastify';

/** The proxy as it comes: hands everything on, checks nothing. */
const app = fastify({ logger: false });
void app.register(proxy, { upstream: process.env.UPSTREAM ?? '', undici: { connections: 128, pipelining: 1 } });
void app.listen({ port: Number(process.env.PORT), host: process.env.HOST });
process.on('SIGTERM', () => process.exit());
process.on('disconnect', () => process.exit());
