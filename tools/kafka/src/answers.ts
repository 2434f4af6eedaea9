import { connect } from 'node:net';

/** A Metadata request, version 1: its length, API key, version, correlation id, no client id, no topics. */
const question = Buffer.from(['0000000e', '0003', '0001', '00000000', 'ffff', '00000000'].join(''), 'hex');
/** Length and correlation id stand before the number of brokers. */
const brokersAt = 8;
const timeoutMs = 2_000;

/** Whether a broker answers on this port of 127.0.0.1 and counts at least one broker, itself, as fit for work. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = Buffer.alloc(0);
    const socket = connect({ port, host: '127.0.0.1', timeout: timeoutMs }, () => socket.write(question));
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      if (answer.length >= brokersAt + 4) socket.destroy();
    });
    socket.on('timeout', () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer.length >= brokersAt + 4 && answer.readInt32BE(brokersAt) > 0));
  });
}
