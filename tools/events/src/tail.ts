import { catalogue } from '@ovipro/contracts';
import { type InboundMessage, printable } from '@ovipro/platform/server';
import { transportOf } from './environment';

const line = ({ topic, key, headers, payload, position }: InboundMessage): string => {
  const { ce_type: type = '?', ce_sequence: sequence = '-', ce_time: time = '' } = headers;
  return `${time} ${topic} ${position} ${type.replace('fi.ovipro.', '')} ${key} #${sequence} ${payload?.toString() ?? '(tombstone)'}`;
};

/** Prints events as they come, or all from the start; ends on Ctrl-C, or at the present end with `once`. */
export async function tail(topics: string[], fromStart: boolean, once: boolean): Promise<void> {
  const transport = transportOf();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const all = [...new Set(catalogue.map((event) => event.topic.name))];
  const print = (event: InboundMessage) => console.log(printable(line(event), Infinity));
  await transport.read(
    topics.length > 0 ? topics : all,
    fromStart ? 'start' : 'end',
    print,
    once ? undefined : stop.signal,
  );
  await transport.close();
}
