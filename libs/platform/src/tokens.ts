/** Injection tokens of what has no class of its own. */
export const SERVICE = Symbol('service');
export const LOGGER = Symbol('logger');
export const EVENT_TRANSPORT = Symbol('event transport');
