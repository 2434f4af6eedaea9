import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Job, Sample } from './job';

/** Drives a load from a process of its own, which several can do at a time. */
export async function drive(job: Job): Promise<Sample[]> {
  const child = fork(join(__dirname, 'generator.js'));
  try {
    child.send(job);
    const [{ samples, error }] = (await once(child, 'message')) as [{ samples?: Sample[]; error?: string }];
    if (!samples) throw new Error(error);
    return samples;
  } finally {
    child.disconnect();
  }
}
