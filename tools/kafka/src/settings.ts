/** Where the listeners of a broker are, all on 127.0.0.1. */
export interface Ports {
  /** Open to everybody on this machine. */
  plain: number;
  controller: number;
  /** With log-in; both or none. */
  sasl?: number;
  saslSsl?: number;
}

const common: Record<string, string | number> = {
  'process.roles': 'broker,controller',
  'node.id': 1,
  'controller.listener.names': 'CONTROLLER',
  'listener.security.protocol.map':
    'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL',
  'log.dirs': 'log',
  'auto.create.topics.enable': 'false',
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 4,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'transaction.state.log.num.partitions': 4,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
  'group.initial.rebalance.delay.ms': 0,
  'message.max.bytes': 4_194_304,
  'replica.fetch.max.bytes': 4_194_304,
};

/** A broker that was killed is taken for alive until its session ends, and comes back no sooner. */
const quickReturn = { 'broker.session.timeout.ms': 3_000, 'broker.heartbeat.interval.ms': 1_000 };

/** One broker for one machine: few threads, little memory, small files for topics by the dozen, nothing written when idle. */
const frugal = {
  'num.network.threads': 2,
  'num.io.threads': 4,
  'background.threads': 2,
  'num.replica.fetchers': 1,
  'num.recovery.threads.per.data.dir': 1,
  'log.segment.bytes': 67_108_864,
  'log.index.size.max.bytes': 262_144,
  'log.cleaner.dedupe.buffer.size': 4_194_304,
  'log.cleaner.io.buffer.size': 65_536,
  'metadata.max.idle.interval.ms': 0,
};

/**
 * What `server.properties` says of a broker that is all there is: one node, one replica, no topics by accident.
 * @param more what secure listeners need besides
 */
export function serverProperties(ports: Ports, more: Record<string, string> = {}): string {
  const listeners = [`PLAINTEXT://127.0.0.1:${ports.plain}`];
  if (ports.sasl) listeners.push(`SASL_PLAINTEXT://127.0.0.1:${ports.sasl}`);
  if (ports.saslSsl) listeners.push(`SASL_SSL://127.0.0.1:${ports.saslSsl}`);
  const controller = `127.0.0.1:${ports.controller}`;
  const settings = {
    ...common,
    ...quickReturn,
    ...frugal,
    'controller.quorum.voters': `1@${controller}`,
    listeners: [...listeners, `CONTROLLER://${controller}`].join(','),
    'advertised.listeners': listeners.join(','),
    ...more,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
