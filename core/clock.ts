/** Milliseconds since the epoch. Passed in wherever time matters, so that a test can hold it still. */
export type Clock = () => number;

/** The machine's clock. */
export const systemClock: Clock = () => Date.now();
