import { BooleanField, CodeField, TextField } from '@ovipro/contracts';

/** Which event transport is used, and how to reach it. */
export class EventTransportConfig {
  /** What carries events: a database, or a broker. */
  @CodeField(['postgres', 'kafka'])
  eventTransport: 'postgres' | 'kafka' = 'postgres';

  /** The database of the `postgres` transport. */
  @TextField({ max: 2000, optional: true })
  eventsDatabaseUrl?: string;

  /** Bootstrap addresses of the `kafka` transport, as in `kafka-1:9092,kafka-2:9092`. */
  @TextField({ max: 2000, optional: true })
  kafkaBrokers?: string;

  /** Speaks TLS to the brokers. */
  @BooleanField()
  kafkaTls = false;

  /** A PEM file with the authority behind the brokers' certificates, where the system does not know it. */
  @TextField({ max: 2000, optional: true })
  kafkaCaFile?: string;

  /** How to log in; without a user name there is no log-in. */
  @CodeField(['scram-sha-256', 'scram-sha-512', 'plain'])
  kafkaSaslMechanism: 'scram-sha-256' | 'scram-sha-512' | 'plain' = 'scram-sha-512';

  /** The user of this service or subscriber on the brokers. */
  @TextField({ max: 200, optional: true })
  kafkaUsername?: string;

  /** Its password; required where there is a user. */
  @TextField({ max: 200, optional: true })
  kafkaPassword?: string;
}
