import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What lies in the data folder. */
export interface DataFolder {
  path: string;
  lock: string;
  postgres: string;
  kafka: string;
  logs: string;
  /** Mails, as files. */
  mail: string;
  secrets: string;
  demo: string;
  run: string;
}

export const dataFolder = (path: string): DataFolder => ({
  path,
  lock: join(path, 'lock'),
  postgres: join(path, 'postgres'),
  kafka: join(path, 'kafka'),
  logs: join(path, 'logs'),
  mail: join(path, 'mail'),
  secrets: join(path, 'secrets.json'),
  demo: join(path, 'demo.json'),
  run: join(path, 'run.json'),
});

/** Makes the folder if it is missing. */
export function openFolder({ path }: DataFolder): void {
  mkdirSync(path, { recursive: true });
}

/** Removes what we keep, by name: whoever points --data at a folder of their own loses nothing else. */
export function empty({ postgres, kafka, logs, mail, secrets, demo, run }: DataFolder): void {
  for (const path of [run, demo, secrets, logs, mail, kafka, postgres]) {
    rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
