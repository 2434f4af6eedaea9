import type { LeadDetails } from '@ovipro/contracts';
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Inserts {
  url: string;
  clients: number;
  lead: LeadDetails;
}

/** What inserts as fast as it can. */
interface Reference {
  name: string;
  /** @returns rows per second */
  run(seconds: number): Promise<number>;
}

/** The columns that differ from lead to lead as variables, `:name`. */
const sql = `INSERT INTO lead_reference (lead_id, agency_office_id, party_id, lead_status_code, lead_type_code,
  lead_source_type_code, realty_friendly_id, supplier_assigned_ids, lead_action_codes, content, customer, created_by, version, event_sequence,
  creation_time, modification_time) VALUES (gen_random_uuid(), :office, :party, 'NEW', :type, :source, :realty, :supplier, '{}',
  :content, :customer, 'bench', 1, 1, now(), now())`;

function variablesOf({ leadTypeCode, leadSourceTypeCode, agencyOfficeId, customer, ...content }: LeadDetails) {
  const { partyId, ...contact } = customer;
  return {
    office: agencyOfficeId,
    party: partyId ?? null,
    type: leadTypeCode,
    source: leadSourceTypeCode,
    realty: content.realty?.friendlyId ?? null,
    supplier: `{${content.supplierAssignedIdentifiers?.map((given) => given.supplierAssignedId).join(',') ?? ''}}`,
    content: JSON.stringify(content),
    customer: JSON.stringify(contact),
  };
}

/** `pgbench` where it is installed, else a loop over `pg` in a process of its own. */
export const referenceOf = (inserts: Inserts): Reference =>
  spawnSync('pgbench', ['--version']).status === 0
    ? { name: 'pgbench', run: (seconds) => pgbench(inserts, seconds) }
    : { name: 'a loop over pg', run: (seconds) => loop(inserts, seconds) };

async function pgbench({ url, clients, lead }: Inserts, seconds: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ovipro-bench-'));
  const script = join(folder, 'insert.sql');
  writeFileSync(script, `${sql.replaceAll('\n', ' ')};\n`);
  const variables = Object.entries(variablesOf(lead)).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
  const how = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', script];
  const child = spawn('pgbench', [...how, ...variables, url], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = await outputOf(child).finally(() => rmSync(folder, { recursive: true }));
  const found = /tps = ([\d.]+)/.exec(said);
  if (!found) throw new Error(said);
  return Number(found[1]);
}

async function outputOf(child: ChildProcess): Promise<string> {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(child, 'close');
  return text;
}

async function loop({ url, clients, lead }: Inserts, seconds: number): Promise<number> {
  const variables = Object.entries(variablesOf(lead));
  const text = variables.reduce((sum, [name], index) => sum.replace(`:${name}`, `$${index + 1}`), sql);
  const child = fork(join(__dirname, 'bare-inserts.js'));
  child.send({ url, clients, seconds, text, values: variables.map(([, value]) => value) });
  const [perSecond] = (await once(child, 'message')) as [number];
  child.disconnect();
  return perSecond;
}
