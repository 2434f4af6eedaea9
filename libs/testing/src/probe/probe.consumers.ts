import { Controller, Module } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { effect, type EventContext, OnEvent, projection } from '@ovipro/platform';
import {
  probeCounts,
  probeCreated,
  ProbeEventData,
  probeLetters,
  probeRemoved,
  probeTotals,
  probeUpdated,
} from './probe.contract';
import { probeSettings, settingsChanged } from './probe.parts';

const totals = projection(probeTotals, async (tx) => void (await tx.query('DELETE FROM probe_total')));
const letters = effect(probeLetters);
const counts = effect(probeCounts);

/** What a test makes a handler fail with: rows of `probe_trouble` name a probe and how often it still fails, and how. */
async function trouble({ tx, event }: EventContext): Promise<void> {
  const [row] = await tx.query<{ code: string | null }>('SELECT code FROM probe_trouble WHERE probe_id = $1', [
    event.key,
  ]);
  if (!row) return;
  throw Object.assign(new Error(`trouble with ${event.key}`), row.code ? { code: row.code } : {});
}

async function fold(data: ProbeEventData, context: EventContext): Promise<void> {
  await trouble(context);
  const { tx, event } = context;
  await tx.query(
    `INSERT INTO probe_total AS old (probe_id, events, last_sequence, amount, disorder) VALUES ($1, 1, $2::bigint, $3, $2::bigint <> 1)
     ON CONFLICT (probe_id) DO UPDATE SET events = old.events + 1, last_sequence = excluded.last_sequence, amount = excluded.amount,
       disorder = old.disorder OR old.last_sequence + 1 <> excluded.last_sequence`,
    [event.key, event.sequence, data.probe.amount],
  );
}

/** A projection: counts the events of each probe, and notes any that came out of order. */
@Controller()
class OnProbe {
  @OnEvent(probeCreated, totals)
  created(@Payload() data: ProbeEventData, @Ctx() context: EventContext): Promise<void> {
    return fold(data, context);
  }

  @OnEvent(probeUpdated, totals)
  updated(@Payload() data: ProbeEventData, @Ctx() context: EventContext): Promise<void> {
    return fold(data, context);
  }

  @OnEvent(probeRemoved, totals)
  async removed(@Payload() _data: undefined, @Ctx() { tx, event }: EventContext): Promise<void> {
    await tx.query('DELETE FROM probe_total WHERE probe_id = $1', [event.key]);
  }
}

/** An effect: one letter for each event, never two. */
@Controller()
class OnProbeWriteLetter {
  @OnEvent(probeCreated, letters)
  async created(@Payload() _data: ProbeEventData, @Ctx() { tx, event }: EventContext): Promise<void> {
    await tx.query('INSERT INTO probe_letter (event_id) VALUES ($1)', [event.id]);
  }
}

/** An effect on a row that many events share: a probe whose note names an office raises that office's limit. */
@Controller()
class OnProbeRaiseLimit {
  @OnEvent(probeCreated, counts)
  async created(@Payload() { probe }: ProbeEventData, @Ctx() { tx }: EventContext): Promise<void> {
    const office = /^office (.*)$/.exec(probe.note)?.[1];
    if (!office) return;
    const settings = await tx.lockSingleton(probeSettings, office);
    tx.change(settings, { limit: settings.limit + 1 });
    tx.emit(settings, settingsChanged);
  }
}

@Module({ controllers: [OnProbe, OnProbeWriteLetter] })
export class ProbeConsumers {}

@Module({ controllers: [OnProbeRaiseLimit] })
export class ProbeSettingsConsumers {}
