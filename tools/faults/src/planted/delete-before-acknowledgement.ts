import { inside, type RelayInside } from './inside';

const { Relay } = inside<{ Relay: RelayInside }>('events/relay');
const { take } = Relay.prototype;

/** What is deleted before the transport has it is lost with the process. */
Relay.prototype.take = async function (connection) {
  const rows = await take.call(this, connection);
  await connection.query('DELETE FROM outbox WHERE id = ANY($1::bigint[])', [rows.map(({ id }) => id)]);
  // whoever dies now has lost them
  await new Promise((resolve) => setTimeout(resolve, 50));
  return rows;
};
