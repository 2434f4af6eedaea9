/** Injection tokens of what has no class of its own. */
export const SERVICE = Symbol('service');
export const LOGGER = Symbol('logger');
export const CARRIER = Symbol('carrier');
/** Work that timers run; a service overrides it with its own list. */
export const SCHEDULED_WORK = Symbol('scheduled work');
