import { DAYS_PER_YEAR, SECONDS_PER_DAY } from '#sim/core/units.ts';

/** Whole years of 365 days that so many ticks of a run make. */
export function yearsIn(ticks: number, tickSeconds: number): number {
  return Math.floor((ticks * tickSeconds) / (DAYS_PER_YEAR * SECONDS_PER_DAY));
}

/** Whether a year is over with the end of this tick. */
export function endsYear(tickIndex: number, tickSeconds: number): boolean {
  return yearsIn(tickIndex + 1, tickSeconds) > yearsIn(tickIndex, tickSeconds);
}
