import { IntField } from '@ovipro/contracts';
import { EventTransportConfig, type Connection, connectionTo, createLogger, loadConfig } from '@ovipro/platform/server';

export class TopicsConfig extends EventTransportConfig {
  /** Copies of each partition; 1 where there is one broker. */
  @IntField({ min: 1, max: 9 })
  kafkaReplication = 1;
}

/** The broker that the environment names, as an operator. */
export function brokerOf(env: NodeJS.ProcessEnv): { connection: Connection; replication: number } {
  const config = loadConfig(TopicsConfig, env);
  const connection = connectionTo(config, 'topics-tool', createLogger('topics', 'warn'));
  return { connection, replication: config.kafkaReplication };
}
