import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { missing } from './artifacts';
import { type SecureKafka, startKafka } from './start';

jest.setTimeout(180_000);

const accounts = {
  admin: { name: 'admin', password: 'admin-secret' },
  users: [{ name: 'survey', password: 'survey-secret' }],
};
const hasKcat = spawnSync('kcat', ['-V']).status === 0;

(missing() ? describe.skip : describe)('a broker with log-in [needs Java 17 and Maven]', () => {
  const dataDir = mkdtempSync(join(tmpdir(), `ovipro-test-${process.pid}-`));
  let kafka: SecureKafka;

  beforeAll(async () => {
    kafka = await startKafka({ dataDir, secure: accounts });
  });
  afterAll(async () => {
    await kafka?.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** What kcat says of a topic that does not exist, by mechanism PLAIN: librdkafka before 2.6.1 fails at SCRAM. */
  function ask(brokers: string, username: string, password: string, tls: string[] = []): string {
    const protocol = tls.length > 0 ? 'SASL_SSL' : 'SASL_PLAINTEXT';
    const settings = [`security.protocol=${protocol}`, 'sasl.mechanism=PLAIN', `sasl.username=${username}`];
    const flags = [...settings, `sasl.password=${password}`, ...tls].flatMap((each) => ['-X', each]);
    const { stdout, stderr } = spawnSync('kcat', ['-L', '-m', '10', '-b', brokers, '-t', 'nothing', ...flags], {
      encoding: 'utf8',
    });
    return stdout + stderr;
  }

  (hasKcat ? it : it.skip)('knows its accounts and grants users nothing at first [needs kcat]', () => {
    expect(ask(kafka.saslBrokers, 'admin', 'admin-secret')).toContain('Unknown topic or partition');
    expect(ask(kafka.saslBrokers, 'survey', 'survey-secret')).toContain('Topic authorization failed');
    expect(ask(kafka.saslBrokers, 'survey', 'admin-secret')).toContain('Invalid username or password');
  });

  (hasKcat ? it : it.skip)('asks for log-in over TLS, too [needs kcat]', () => {
    const tls = [`ssl.ca.location=${kafka.caFile}`];
    expect(ask(kafka.saslSslBrokers, 'survey', 'survey-secret', tls)).toContain('Topic authorization failed');
    expect(ask(kafka.saslSslBrokers, 'survey', 'wrong', tls)).toContain('Invalid username or password');
  });

  it.each(['127.0.0.1', 'localhost'])('shows a certificate for %s that its authority vouches for', async (host) => {
    const port = Number(kafka.saslSslBrokers.split(':')[1]);
    const shown = await new Promise<string>((resolve, reject) => {
      const socket = connect({ host, port, ca: readFileSync(kafka.caFile) }, () => {
        resolve(String(socket.getPeerCertificate().issuer.CN));
        socket.destroy();
      });
      socket.once('error', reject);
    });
    expect(shown).toBe('OviPro development CA');
  });

  it('refuses accounts that its settings could not quote', async () => {
    const secure = { ...accounts, users: [{ name: 'a"b', password: 'x' }] };
    const sentence = 'The account "a"b": letters, digits, dots, dashes and underscores only.';
    await expect(startKafka({ dataDir: `${dataDir}-other`, secure })).rejects.toThrow(sentence);
  });
});
