import { inside } from './inside';

const { WriteSet } = inside<{ WriteSet: { prototype: { emit(events: object[]): void } } }>('persistence/write-set');
const { emit } = WriteSet.prototype;
const oneOf = 300;
let number = 0;

/** Now and then a change is committed without its event. */
WriteSet.prototype.emit = function (events) {
  number += 1;
  if (number % oneOf !== 0) emit.call(this, events);
};
