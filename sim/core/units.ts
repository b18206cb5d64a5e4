/** Units shared by all layers. Token amounts are bigint base units; ratios become floats only in metrics. */

export const SECONDS_PER_DAY = 86_400;
export const DAYS_PER_WEEK = 7;
export const DAYS_PER_YEAR = 365;
/** Float time is not exact: a moment in elapsed days that is this far off has come. */
export const TIME_TOLERANCE_DAYS = 1e-6;
export const BASIS_POINTS = 10_000n;

/** UTC day number of a unix time in seconds. */
export function dayOfUnixSeconds(unixSeconds: number): number {
  return Math.floor(unixSeconds / SECONDS_PER_DAY);
}
