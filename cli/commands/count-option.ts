import { SimError } from '#sim/core/errors/sim-error.ts';
import { repeatedComplaint } from './given-values.ts';

export const MAX_SEEDS = 1_000;
export const MAX_WORKERS = 256;

/** Reads an option that counts something: of the text itself, because as a number an empty text is 0. */
export function countReader(name: string, max: number): (text: unknown) => number | undefined {
  return (text) => {
    if (text === undefined) return undefined;
    if (typeof text === 'string' && /^[1-9]\d*$/.test(text) && Number(text) <= max) return Number(text);
    const reason =
      repeatedComplaint(name, text) ??
      `--${name} must be a whole number from 1 to ${max}, found ${JSON.stringify(text)}`;
    throw new SimError('CLI__USAGE', { reason });
  };
}
