/** What bounds the work of the database on a query. */
export interface QueryLimits {
  /** Ends it at once, with its reason. Default: nothing does. */
  readonly signal?: AbortSignal | undefined;
  /** Does a piece of work; `interrupt` makes it fail before its end. Throws why it had to end, and what the work throws. */
  within<T>(work: () => Promise<T>, interrupt: () => void): Promise<T>;
}

/** As long as it takes. */
export const NO_LIMITS: QueryLimits = { within: async (work) => work() };
