import { inside } from './inside';

/** A change that is based on a stale version overwrites what came between. */
Object.assign(inside<object>('persistence/if-match'), { assertIfMatch: () => undefined });
