import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { groupDigits } from './quantity.ts';

/** Seconds as the largest unit that divides them: `1 day`, `6 hours`, `90 seconds`. */
export function durationInWords(seconds: number): string {
  for (const [unit, length] of [
    ['day', SECONDS_PER_DAY],
    ['hour', 3_600],
    ['minute', 60],
  ] as const) {
    if (seconds >= length && seconds % length === 0) return countInWords(seconds / length, unit);
  }
  return countInWords(seconds, 'second');
}

/** `1 tick`, `1,095 ticks`. */
export function countInWords(value: number, noun: string): string {
  return `${groupDigits(String(value))} ${noun}${value === 1 ? '' : 's'}`;
}
