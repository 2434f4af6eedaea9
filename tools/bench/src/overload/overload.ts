import type { LeadCreate } from '@ovipro/contracts';
import { sampleOf } from '@ovipro/testing';
import { type LeadDatabase, type LeadFixture, withLeads } from '../leads/fixture';
import { atLeast, atMost, type Result } from '../result';
import { median, quantile } from '../statistics';
import { drive } from './drive';
import type { Sample, Template } from './job';

const sample = sampleOf<LeadCreate>('lead', 'lead.create.request');

const callers = 16;
/** Nine searches to a write. */
const searches = 9;

interface Sizes {
  rounds: number;
  /** Of each phase. */
  seconds: number;
}

const isGood = ({ status }: Sample): boolean => status >= 200 && status < 300;
const times = (samples: Sample[]): number[] => samples.map(({ ms }) => ms);
const inPhase = (samples: Sample[], phase: number): Sample[] => samples.filter((one) => one.phase === phase);

/** Requests of callers with a token each: searches of all their leads, and new leads. */
async function templatesOf(fixture: LeadFixture, offices: string[], count: number): Promise<Template[]> {
  const templates: Template[] = [];
  for (let caller = 0; caller < count; caller += 1) {
    const headers = await fixture.headers(offices);
    const body = JSON.stringify({ lead: { ...sample.lead, agencyOfficeId: offices[0] } });
    const search = { method: 'GET' as const, path: '/lead/v1/leads', headers };
    templates.push(...Array<Template>(searches).fill(search), {
      method: 'POST',
      path: '/lead/v1/leads',
      headers,
      body,
    });
  }
  // those of one caller not one after the other
  return templates.map((_, at) => templates[(at * (searches + 1) + Math.floor(at / count)) % templates.length]);
}

/** @throws Error where anything was answered but success and the refusals that are expected */
function expectOnly(samples: Sample[], ...refusals: number[]): void {
  const other = samples.filter((one) => !isGood(one) && !refusals.includes(one.status));
  if (other.length > 0) throw new Error(`${other.length} requests were answered with ${other[0].status}`);
}

const windowMs = 100;

/** Seconds until nothing is refused any more and answers take no longer than twice the time they took before. */
function recoverySeconds(samples: Sample[], before: Sample[]): number {
  const since = Math.min(...samples.map(({ at }) => at));
  const usual = median(times(before));
  const windows: Sample[][] = [];
  for (const one of samples) (windows[Math.floor((one.at - since) / windowMs)] ??= []).push(one);
  const lastUnwell = windows.findLastIndex((of) => of && (!of.every(isGood) || median(times(of)) > 2 * usual));
  return ((lastUnwell + 1) * windowMs) / 1_000;
}

interface Round {
  peak: number;
  goodput: number;
  refusal: number;
  recovery: number;
}

/** Finds out how much can be answered, then asks for half of it, four times as much, and half of it again. */
async function overloadOnce(url: string, templates: Template[], seconds: number): Promise<Round> {
  const saturated = await drive({ url, templates, phases: [{ seconds, callers: 32 }] });
  expectOnly(saturated);
  const peak = saturated.length / seconds;
  const half = { seconds, perSecond: peak / 2 };
  const samples = await drive({ url, templates, phases: [half, { seconds, perSecond: peak * 4 }, half] });
  expectOnly(samples, 503);
  const [before, during, after] = [0, 1, 2].map((phase) => inPhase(samples, phase));
  const refused = during.filter(({ status }) => status === 503);
  return {
    peak,
    goodput: during.filter(isGood).length / seconds,
    refusal: refused.length === 0 ? 0 : quantile(times(refused), 0.99),
    recovery: recoverySeconds(after, before),
  };
}

async function overload(fixture: LeadFixture, database: LeadDatabase, { rounds, seconds }: Sizes): Promise<Result> {
  const gateway = await fixture.gateway(await fixture.service(database));
  const templates = await templatesOf(fixture, database.offices.slice(0, 20), callers);
  await drive({ url: gateway.url, templates, phases: [{ seconds, callers: 32 }] });
  const found: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    process.stderr.write(`round ${round} of ${rounds}: overload\n`);
    found.push(await overloadOnce(gateway.url, templates, seconds));
  }
  const of = (value: (round: Round) => number): number[] => found.map(value);
  return {
    name: 'overload',
    about: `${callers} callers through the gateway, nine pages of 50 leads of 20 offices to a new lead, rate limit off: as fast as 32 of them at a time are answered (peak); then four times that rate, whatever is answered. The rest is refused with 503; recovery is the time after it until, at half of the peak, nothing is refused and answers take no longer than twice the time before.`,
    unit: 'good answers per second',
    rows: [
      { what: 'peak', values: of(({ peak }) => peak) },
      { what: '4 x overload', values: of(({ goodput }) => goodput) },
    ],
    verdicts: [
      atLeast('4 x overload / peak', median(of(({ peak, goodput }) => goodput / peak)), 0.9),
      atMost('refusal, 99 of 100, milliseconds', median(of(({ refusal }) => refusal)), 5),
      atMost('recovery, seconds', median(of(({ recovery }) => recovery)), 2),
    ],
  };
}

/** The production overlay's. */
const rateLimit = { RATE_LIMIT_PER_SECOND: '100' };

async function flood(fixture: LeadFixture, database: LeadDatabase, { rounds, seconds }: Sizes): Promise<Result> {
  const gateway = await fixture.gateway(await fixture.service(database), rateLimit);
  const offices = [database.offices[0]];
  const [others, flooder] = [await templatesOf(fixture, offices, callers), await templatesOf(fixture, offices, 1)];
  const saturated = await drive({ url: gateway.url, templates: others, phases: [{ seconds, callers: 32 }] });
  const perSecond = saturated.filter(isGood).length / seconds / 4;
  const alone: number[] = [];
  const beside: number[] = [];
  const measure = async (): Promise<number> => {
    const samples = await drive({ url: gateway.url, templates: others, phases: [{ seconds, perSecond }] });
    expectOnly(samples);
    return quantile(times(samples), 0.99);
  };
  for (let round = 1; round <= rounds; round += 1) {
    process.stderr.write(`round ${round} of ${rounds}: flood\n`);
    alone.push(await measure());
    const phases = [{ seconds: seconds + 1, perSecond: 16 * perSecond }];
    const flooding = drive({ url: gateway.url, templates: flooder, phases });
    beside.push(await measure());
    expectOnly(await flooding, 429, 503);
  }
  return {
    name: 'overload, one caller',
    about: `${callers} callers who ask for a quarter of what can be answered (nine pages of 50 leads of an office to a new lead), by themselves and beside one more who asks for four times what can be answered, at a rate limit of 100 a second: the time in which 99 of 100 of the others' requests are answered.`,
    unit: 'milliseconds',
    rows: [
      { what: 'alone', values: alone },
      { what: 'beside a flood', values: beside },
    ],
    verdicts: [atMost('beside a flood / alone', median(beside) / median(alone), 2)],
  };
}

/** Four times as much as can be answered, and one caller who asks for far more than the others. */
export const overloads = ({ quick }: { quick: boolean }): Promise<Result[]> =>
  withLeads(async (fixture) => {
    const database = await fixture.database('lead', quick ? 3_000 : 100_000);
    const sizes = quick ? { rounds: 1, seconds: 2 } : { rounds: 5, seconds: 10 };
    return [await overload(fixture, database, sizes), await flood(fixture, database, sizes)];
  });
