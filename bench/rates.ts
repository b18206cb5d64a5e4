import type { Measurement, Part } from './measurement.ts';

/** Seconds by the floor's. */
export function floorRatio({ seconds, floorSeconds }: Part): number {
  return seconds / (floorSeconds ?? Number.NaN);
}

/** Whole run by bare engine. */
export function bareRatio({ run }: Measurement): number {
  return floorRatio(run);
}

/** Of the whole run. */
export function actionsPerSecond({ actions, run }: Measurement): number {
  return actions / run.seconds;
}

/** Of a number of actions that took so long. */
export function rate({ actions, seconds }: { readonly actions: number; readonly seconds: number }): number {
  return actions / seconds;
}
