import { inside } from './inside';

const { WriteSet } = inside<{ WriteSet: { prototype: { keep(answer: object): void } } }>('persistence/write-set');

/** A request that is sent again is carried out again. */
WriteSet.prototype.keep = () => undefined;
