import { type Admin, administer, type Connection } from './kafkajs';

/** How many events of the topics a group has not committed yet. */
export function lagOf(connection: Connection, group: string, topics: string[]): Promise<number> {
  return administer(connection, async (admin) => {
    const done = await admin.fetchOffsets({ groupId: group, topics });
    const lags = await Promise.all(
      done.map(async ({ topic, partitions }) => {
        const ends = await admin.fetchTopicOffsets(topic);
        const at = new Map(partitions.map(({ partition, offset }) => [partition, offset]));
        return ends.reduce((sum, end) => sum + Math.max(0, Number(end.high) - start(end, at.get(end.partition))), 0);
      }),
    );
    return lags.reduce((sum, lag) => sum + lag, 0);
  });
}

type End = Awaited<ReturnType<Admin['fetchTopicOffsets']>>[number];

/** A group without committed offsets starts at the beginning of the topic. */
const start = ({ low }: End, written = '-1'): number => Math.max(Number(low), Number(written));
