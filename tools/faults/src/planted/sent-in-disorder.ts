import { inside, type RelayInside } from './inside';

const { Relay } = inside<{ Relay: RelayInside }>('events/relay');
const { publish } = Relay.prototype;

/** The newest event of a batch goes first. */
Relay.prototype.publish = function (rows) {
  return publish.call(this, [...rows].reverse());
};
