import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { client } from '../service/client';
import { eventually } from '../service/test-service';
import { type ServiceProcess, startProcess } from '../service/process';
import { makeFixture, type Fixture } from '../transport/fixture';
import { postgresUnderTest } from '../transport/postgres';

jest.setTimeout(60_000);

/** A span as a collector gets it. */
interface Exported {
  service: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: Record<string, unknown>;
}

interface Sent {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: { spans: (Omit<Exported, 'service' | 'attributes'> & { attributes: Attribute[] })[] }[];
  }[];
}

interface Attribute {
  key: string;
  value: Record<string, unknown>;
}

const valuesOf = (attributes: Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

/** Stands in for a collector: takes OTLP over HTTP in JSON. */
class Collector {
  readonly spans: Exported[] = [];
  private readonly server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      if (request.url === '/v1/traces') this.take(JSON.parse(text) as Sent);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private take({ resourceSpans }: Sent): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = String(valuesOf(resource.attributes)['service.name']);
      for (const span of scopeSpans.flatMap(({ spans }) => spans))
        this.spans.push({ ...span, service, attributes: valuesOf(span.attributes) });
    }
  }
}

describe('a trace', () => {
  const collector = new Collector();
  let fixture: Fixture;
  let gateway: ServiceProcess;
  let tracing: Record<string, string>;

  beforeAll(async () => {
    fixture = await makeFixture(postgresUnderTest);
    tracing = {
      OTEL_EXPORTER_OTLP_ENDPOINT: await collector.listen(),
      TRACES_PERCENT: '100',
      OTEL_BSP_SCHEDULE_DELAY: '100',
    };
  });
  afterAll(async () => {
    await gateway?.kill();
    await fixture?.close();
    await collector.close();
  });

  it('goes from the gateway through the service, its statements, the relay and the consumer', async () => {
    const probe = await fixture.start('both', tracing);
    const urls = ['LEAD', 'AGENCY', 'MEETING', 'ASSIGNMENT', 'ASSET_REQUIREMENT'].map((name) => [
      `${name}_URL`,
      probe.url,
    ]);
    gateway = await startProcess(join(__dirname, '../../../../apps/gateway/dist/main.js'), {
      ...Object.fromEntries(urls),
      JWKS_URL: fixture.jwksUrl,
      ...tracing,
    });
    const [traceId, caller] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
    const { status } = await client(gateway.url)('POST', '/lead/v1/probes', {
      token: fixture.token,
      body: { amount: 1, note: 'nobody’s business' },
      headers: { traceparent: `00-${traceId}-${caller}-00` },
    });
    expect(status).toBe(201);
    const spans = await eventually(async () => {
      const found = collector.spans.filter((span) => span.traceId === traceId);
      // each process sends its spans when it likes
      const parts = [
        found.some(({ name }) => name.startsWith('process')),
        found.some(({ service }) => service === 'gateway'),
      ];
      return parts.every(Boolean) && found;
    }, 'the spans of the consumer and of the gateway');
    const named = (service: string, name: string): Exported => {
      const span = spans.find((one) => one.service === service && one.name === name);
      if (!span) throw new Error(`no span ${name} of ${service}: ${JSON.stringify(spans, null, 1)}`);
      return span;
    };
    const [edge, served] = [named('gateway', 'POST /lead/v1/*'), named('probe', 'POST /probes')];
    expect(edge).toMatchObject({ parentSpanId: caller, attributes: { 'http.response.status_code': 201 } });
    expect(served.parentSpanId).toBe(edge.spanId);
    const statements = spans.filter(({ attributes }) => attributes['db.system.name'] === 'postgresql');
    expect(statements.some(({ parentSpanId }) => parentSpanId === served.spanId)).toBe(true);
    expect(named('probe', 'send test.probe').parentSpanId).toBe(served.spanId);
    const handled = named('probe', 'process probe-created');
    expect(handled.parentSpanId).toBe(served.spanId);
    expect(statements.some(({ parentSpanId }) => parentSpanId === handled.spanId)).toBe(true);
    expect(JSON.stringify(spans)).not.toContain('business');
  });

  it('is not recorded, and nothing is loaded for it, where no collector is named', () => {
    const server = join(__dirname, '../../../platform/dist/server.js');
    const script = `require('reflect-metadata'); require(${JSON.stringify(server)});
      process.stdout.write(String(Object.keys(require.cache).filter((file) => /opentelemetry.(sdk|exporter)/.test(file)).length))`;
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['0', '']);
  });
});
