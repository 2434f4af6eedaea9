import { Chance, Weighted } from '@ovipro/seed';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Call, changes, type History, succeeded } from '../history';
import { LeadPool } from './leads';
import type { RealtyRegister } from './realties';
import { Life, type Script, scripts } from './scripts';
import type { Sender } from './sender';

type Operation =
  | 'createLead'
  | 'updateLead'
  | 'meeting'
  | 'assignment'
  | 'requirement'
  | 'realty'
  | 'search'
  | 'repeat';

/** In percent of all that is done; see the design of the torture run. */
const mix = new Weighted<Operation>([
  ['createLead', 25],
  ['updateLead', 15],
  ['meeting', 10],
  ['assignment', 10],
  ['requirement', 10],
  ['realty', 10],
  ['search', 15],
  ['repeat', 5],
]);

const searches = ['/lead/v1/leads?size=20', '/meeting/v1/meetings?size=20', '/assignment/v1/assignments?size=20'];
const clients = 16;
const pauseAfterFailureMs = 100;
/** Further back, first answers are no longer worth asking for. */
const repeatable = 2_000;

/** Keeps all five services busy, as their callers would, and never gives up on a fault. */
export class Driver {
  private readonly leads: LeadPool;
  private readonly scripts = scripts();
  private readonly lives: Record<string, Life[]> = { assignment: [], requirement: [], meeting: [] };
  private number = 0;
  private done = 0;

  constructor(
    private readonly sender: Sender,
    private readonly register: RealtyRegister,
    private readonly history: History,
    private readonly seed: number,
  ) {
    this.leads = new LeadPool(sender);
  }

  /** Resolves once `total` things were done. */
  async run(total: number): Promise<void> {
    const client = async (): Promise<void> => {
      while (this.done < total) {
        this.done += 1;
        const chance = Chance.one('torture', this.seed, (this.number += 1));
        const call = await this.one(chance.choose(mix), chance);
        if (call && (call.status === undefined || call.status >= 500)) await sleep(pauseAfterFailureMs);
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    await this.register.settled();
  }

  get progress(): number {
    return this.done;
  }

  private async one(operation: Operation, chance: Chance): Promise<Call | undefined> {
    if (operation === 'createLead') return this.leads.create();
    if (operation === 'updateLead') return this.leads.update(chance);
    if (operation === 'search') return this.sender.send({ operation, method: 'GET', path: chance.pick(searches) });
    if (operation === 'repeat') return this.repeat(chance);
    if (operation === 'realty') return void (await this.register.change(chance));
    return this.live(operation, chance);
  }

  /** A POST of before, with its Request-ID: known answers come again, unknown ones become known. */
  private async repeat(chance: Chance): Promise<Call | undefined> {
    const posts = this.history.calls.slice(-repeatable).filter((call) => call.method === 'POST' && changes(call));
    if (posts.length === 0) return undefined;
    const { operation, method, path, body, requestId } = chance.pick(posts);
    return this.sender.send({ operation, method, path, body, requestId });
  }

  /** One step in the life of a resource, which no other client is busy with. */
  private async live(kind: 'meeting' | 'assignment' | 'requirement', chance: Chance): Promise<Call> {
    const waiting = this.lives[kind];
    const life = waiting.length > 8 ? (waiting.shift() as Life) : new Life(chance.pick<Script>(this.scripts[kind]));
    life.requestId ??= randomUUID();
    const call = await this.sender.send(life.next);
    if (succeeded(call)) life.answered(call.answer ?? '{}');
    const goesOn = succeeded(call) ? !life.isOver : call.status === undefined || call.status >= 500;
    if (goesOn) waiting.push(life);
    return call;
  }
}
