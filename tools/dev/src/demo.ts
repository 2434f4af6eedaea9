import { join } from 'node:path';
import { Failure } from './failure';
import { readIfThere, writeWhole } from './files';

/** One file of demo data and the tool that loads it. */
export interface DemoStep {
  /** Below `tools/demo`. */
  file: string;
  /** Below `tools`. */
  script: string;
  /** What the tool is told before the file. */
  args: string[];
}

const imported = (kind: string, file: string): DemoStep => ({ file, script: 'import/dist/import.js', args: [kind] });

/** As if the system that owns the topic had sent it. */
const published = (topic: string, file: string): DemoStep => ({
  file,
  script: 'events/dist/main.js',
  args: ['publish', topic],
});

/** In this order: offices name agencies, agents name offices, accounts name agents. */
export const demoSteps: DemoStep[] = [
  imported('agencies', 'agencies.jsonl'),
  imported('offices', 'agency-offices.jsonl'),
  imported('agents', 'agents.jsonl'),
  imported('accounts', 'accounts.jsonl'),
  published('ovipro.party', 'parties.jsonl'),
  published('ovipro.realty', 'realties.jsonl'),
];

/** Demo data that is sent as the first account would send it, once the services run. */
export interface DemoPost {
  /** Below `tools/demo`. */
  file: string;
  /** Where each line is a body: at the gateway. Otherwise a line names its calls. */
  path?: string;
}

export const demoPosts: DemoPost[] = [
  { file: 'meetings.jsonl', path: '/meeting/v1/meetings' },
  { file: 'assignments.jsonl' },
  { file: 'asset-requirements.jsonl' },
];

/** The accounts of the demo data, with passwords that everybody knows. */
export const demoAccounts = {
  first: 'ville.valittaja',
  passwordOf: (username: string): string => `demo-${username}`,
};

/** @throws Failure in production */
export function assertNotProduction(): void {
  if (process.env.NODE_ENV !== 'production') return;
  throw new Failure(
    'NODE_ENV is production, where demo data (accounts with known passwords) is refused: start with --no-demo.',
  );
}

/** What of the demo data is in the databases, so that a start that was broken off goes on where it was. */
export class DemoMarker {
  private readonly loaded: Set<string>;

  constructor(private readonly path: string) {
    this.loaded = new Set(readLoaded(path));
  }

  get any(): boolean {
    return this.loaded.size > 0;
  }

  missing(): DemoStep[] {
    return demoSteps.filter(({ file }) => !this.loaded.has(file));
  }

  missingPosts(): DemoPost[] {
    return demoPosts.filter(({ file }) => !this.loaded.has(file));
  }

  add({ file }: { file: string }): void {
    this.loaded.add(file);
    writeWhole(this.path, `${JSON.stringify({ loaded: [...this.loaded] })}\n`);
  }
}

export const demoFile = (root: string, { file }: { file: string }): string => join(root, 'tools', 'demo', file);

function readLoaded(path: string): string[] {
  try {
    return (JSON.parse(readIfThere(path) ?? '{"loaded":[]}') as { loaded: string[] }).loaded;
  } catch {
    // loading twice does no harm
    return [];
  }
}
